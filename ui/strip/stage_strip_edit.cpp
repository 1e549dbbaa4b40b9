#include "ui/strip/stage_strip.h"

#include "ui/forms/editing.h"
#include "ui/forms/number_edit.h"
#include "ui/strip/strip_steps.h"

#include "core/arch/spec_reader.h"

#include <QKeyEvent>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

QString gestureKey(const StripChange &change)
{
    return QStringLiteral("strip.") + stageKey(change.stage, change.depth);
}

QString setWords(int stage, bool depth, std::int64_t value)
{
    return Editing::setText(stageKey(stage, depth), QString::number(value));
}

} // namespace

std::vector<Problem> StageStrip::propose(const ResNetSpec &next, const Edit &edit)
{
    const QScopedValueRollback<bool> own(m_proposing, true);
    return m_session.propose(next, edit);
}

void StageStrip::beginChange(int stage, bool depth)
{
    endChange();
    m_session.endGesture(); // what another view began is another step
    const std::int64_t value = stageNumber(m_session.spec(), stage, depth);
    m_change = StripChange{stage, depth, value, value, m_session.snapshot(), {}};
}

void StageStrip::wishFor(std::int64_t value)
{
    const int stage = m_change->stage;
    const bool depth = m_change->depth;
    const auto tryValue = [&](std::int64_t to) {
        const std::vector<Problem> problems =
            propose(withStageNumber(m_session.spec(), stage, depth, to), {setWords(stage, depth, to), gestureKey(*m_change)});
        return problems.empty() ? QString() : refusalOf(problems, stageKey(stage, depth)).message;
    };
    m_change->refusal = tryValue(value);
    const Range range = depth ? limits::depth : limits::width;
    if (!m_change->refusal.isEmpty() && !range.contains(value) && stageNumber(m_session.spec(), stage, depth) != range.clamp(value))
        tryValue(range.clamp(value)); // the reason stays
    m_change->to = stageNumber(m_session.spec(), stage, depth);
    refreshBubble();
    update();
}

void StageStrip::endChange()
{
    m_pause.stop();
    if (!m_change)
        return;
    m_change.reset();
    m_session.endGesture();
    refreshBubble();
    update();
}

void StageStrip::refreshBubble()
{
    m_bubble = {};
    if (!m_change)
        return;
    m_bubble.part = m_strip.partOfStage(m_change->stage);
    m_bubble.lines = changeLines(*m_change, *m_session.snapshot(), m_session.metric());
    m_bubble.refusal = m_change->refusal;
}

void StageStrip::say(int part, const QString &refusal)
{
    m_bubble = {part, {}, refusal};
    update();
}

void StageStrip::step(bool depth, int direction, bool fine)
{
    const int stage = currentStage();
    if (stage < 0)
        return;
    if (!m_change || m_change->stage != stage || m_change->depth != depth)
        beginChange(stage, depth);
    m_pause.start();
    const ResNetSpec &spec = m_session.spec();
    const std::int64_t now = stageNumber(spec, stage, depth);
    wishFor(depth ? now + direction : steppedWidth(now, direction, widthUnit(spec, static_cast<std::size_t>(stage)), fine));
}

void StageStrip::run(int stage, StripCommand command)
{
    endChange();
    closeEditor();
    const StripEdit edit = stripEdit(m_session.spec(), stage, command);
    if (!edit.whyNot.isEmpty()) {
        say(m_strip.partOfStage(stage), edit.whyNot);
        return;
    }
    propose(edit.next, {edit.text, {}});
    selectPart(m_strip.partOfStage(edit.selected));
}

void StageStrip::editNumber(int stage, bool depth)
{
    endChange();
    closeEditor();
    const int part = m_strip.partOfStage(stage);
    if (part < 0)
        return;
    if (currentStage() != stage)
        selectPart(part);
    const Range range = depth ? limits::depth : limits::width;
    NumberRules rules;
    rules.least = static_cast<double>(range.least);
    rules.most = static_cast<double>(range.most);
    m_editsDepth = depth;
    m_editedStage = stage;
    m_editor = new NumberEdit(rules, this);
    m_editor->setObjectName(QStringLiteral("strip.number"));
    m_editor->setAccessibleName(depth ? tr("Depth of stage %1").arg(stage + 1) : tr("Width of stage %1").arg(stage + 1));
    m_editor->setToolTip(tr("Enter sets it, Escape leaves it as it is."));
    m_editor->setNumber(static_cast<double>(stageNumber(m_session.spec(), stage, depth)));
    connect(m_editor, &NumberEdit::confirmed, this, [this] {
        if (commitNumber())
            setFocus(Qt::OtherFocusReason);
    });
    connect(m_editor, &NumberEdit::edited, this, [this] {
        m_editor->setWrong(false);
        say(-1, {});
    });
    connect(m_editor, &NumberEdit::stepped, this, [this](int direction, bool fine) {
        const auto now =
            static_cast<std::int64_t>(std::clamp(m_editor->number().value_or(1), m_editor->rules().least, m_editor->rules().most));
        const std::int64_t unit = widthUnit(m_session.spec(), static_cast<std::size_t>(m_editedStage));
        m_editor->setNumber(static_cast<double>(m_editsDepth ? steppedDepth(now, direction) : steppedWidth(now, direction, unit, fine)));
        m_editor->selectAll();
    });
    m_editor->installEventFilter(this);
    const StripCell &cell = geometryOfStrip().cells[static_cast<std::size_t>(part)];
    const QRectF number = depth ? cell.depthNumber : cell.widthNumber;
    const QRectF anchor =
        number.isNull() ? QRectF(cell.frame.left(), cell.detailAt.y() - m_fonts.line(), cell.frame.width(), m_fonts.line()) : number;
    const QSize size(static_cast<int>(m_fonts.width(StripFonts::Plain, QStringLiteral("0000"))) + 20, m_editor->sizeHint().height());
    QRect place(QPoint(0, static_cast<int>(anchor.top()) - 2), size);
    if (depth) // so that the other number stays to be seen
        place.moveRight(static_cast<int>(anchor.right()) + 1);
    else
        place.moveLeft(static_cast<int>(anchor.left()) - 4);
    place.moveLeft(std::clamp(place.left(), 2, std::max(2, width() - size.width() - 2)));
    place.moveTop(std::clamp(place.top(), 2, std::max(2, height() - size.height() - 2)));
    m_editor->setGeometry(place);
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
    m_editor->selectAll();
}

bool StageStrip::commitNumber()
{
    const std::optional<double> number = m_editor->number();
    const int stage = m_editedStage;
    const bool depth = m_editsDepth;
    QString refusal;
    if (!number || *number != std::floor(*number) || std::abs(*number) > 1e15) {
        refusal = tr("It must be %1.").arg(m_editor->rules().allowed());
    } else {
        const auto value = static_cast<std::int64_t>(*number);
        m_session.endGesture();
        const std::vector<Problem> problems =
            propose(withStageNumber(m_session.spec(), stage, depth, value), {setWords(stage, depth, value), {}});
        if (!problems.empty())
            refusal = refusalOf(problems, stageKey(stage, depth)).message;
    }
    if (refusal.isEmpty()) {
        closeEditor();
        return true;
    }
    m_editor->setWrong(true);
    m_editor->selectAll();
    say(m_strip.partOfStage(stage), refusal);
    return false;
}

void StageStrip::closeEditor()
{
    if (!m_editor)
        return;
    NumberEdit *editor = std::exchange(m_editor, nullptr);
    editor->removeEventFilter(this);
    editor->disconnect(this);
    editor->hide();
    editor->deleteLater();
    say(-1, {});
}

bool StageStrip::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor)
        return QWidget::eventFilter(watched, event);
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (key && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            closeEditor();
            setFocus(Qt::OtherFocusReason);
        }
        return true;
    }
    if (event->type() == QEvent::FocusOut) {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        if (reason != Qt::PopupFocusReason && reason != Qt::ActiveWindowFocusReason && !commitNumber())
            closeEditor(); // leaving it with a wrong number is leaving it
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace residua::ui
