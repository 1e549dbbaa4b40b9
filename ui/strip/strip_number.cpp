#include "ui/strip/strip_number.h"

#include "ui/forms/number_edit.h"
#include "ui/strip/strip_steps.h"

#include "core/arch/spec_reader.h"

#include <QKeyEvent>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

void StripNumber::open(int stage, bool depth, const QRectF &number, double digits)
{
    close();
    const Range range = depth ? limits::depth : limits::width;
    NumberRules rules;
    rules.least = static_cast<double>(range.least);
    rules.most = static_cast<double>(range.most);
    m_depth = depth;
    m_stage = stage;
    m_field = new NumberEdit(rules, &m_strip);
    m_field->setObjectName(QStringLiteral("strip.number"));
    m_field->setAccessibleName(depth ? tr("Depth of stage %1").arg(stage + 1) : tr("Width of stage %1").arg(stage + 1));
    m_field->setToolTip(tr("Enter sets it, Escape leaves it as it is."));
    m_field->setNumber(static_cast<double>(stageNumber(m_editor.spec(), stage, depth)));
    connect(m_field, &NumberEdit::confirmed, this, [this] {
        if (commit())
            leave();
    });
    connect(m_field, &NumberEdit::edited, this, [this] {
        m_field->setWrong(false);
        Q_EMIT said(-1, {});
    });
    connect(m_field, &NumberEdit::stepped, this, &StripNumber::step);
    m_field->installEventFilter(this);
    const QSize size(static_cast<int>(digits) + 20, m_field->sizeHint().height());
    QRect place(QPoint(0, static_cast<int>(number.top()) - 2), size);
    if (depth) // so that the other number stays to be seen
        place.moveRight(static_cast<int>(number.right()) + 1);
    else
        place.moveLeft(static_cast<int>(number.left()) - 4);
    place.moveLeft(std::clamp(place.left(), 2, std::max(2, m_strip.width() - size.width() - 2)));
    place.moveTop(std::clamp(place.top(), 2, std::max(2, m_strip.height() - size.height() - 2)));
    m_field->setGeometry(place);
    m_field->show();
    m_field->setFocus(Qt::OtherFocusReason);
    m_field->selectAll();
}

void StripNumber::step(int direction, bool fine)
{
    const auto now = static_cast<std::int64_t>(std::clamp(m_field->number().value_or(1), m_field->rules().least, m_field->rules().most));
    const std::int64_t unit = widthUnit(m_editor.spec(), static_cast<std::size_t>(m_stage));
    m_field->setNumber(static_cast<double>(m_depth ? steppedDepth(now, direction) : steppedWidth(now, direction, unit, fine)));
    m_field->selectAll();
}

/// False where it is refused: the field stays.
bool StripNumber::commit()
{
    const std::optional<double> number = m_field->number();
    const int stage = m_stage;
    const QString refusal = !number || *number != std::floor(*number) || std::abs(*number) > 1e15
        ? tr("It must be %1.").arg(m_field->rules().allowed())
        : m_editor.set(stage, m_depth, static_cast<std::int64_t>(*number));
    if (refusal.isEmpty()) {
        close();
        return true;
    }
    m_field->setWrong(true);
    m_field->selectAll();
    Q_EMIT said(stage, refusal);
    return false;
}

void StripNumber::close()
{
    if (!m_field)
        return;
    NumberEdit *field = std::exchange(m_field, nullptr);
    field->removeEventFilter(this);
    field->disconnect(this);
    field->hide();
    field->deleteLater();
    Q_EMIT said(-1, {});
}

void StripNumber::leave()
{
    m_strip.setFocus(Qt::OtherFocusReason);
}

bool StripNumber::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field)
        return QObject::eventFilter(watched, event);
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (key && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            close();
            leave();
        }
        return true;
    }
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && !commit())
            close(); // leaving it with a wrong number is leaving it
    }
    return QObject::eventFilter(watched, event);
}

} // namespace residua::ui
