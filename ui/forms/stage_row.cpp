#include "ui/forms/stage_row.h"

#include "ui/forms/field_frame.h"
#include "ui/forms/number_field.h"
#include "ui/look/look_change.h"
#include "ui/look/theme.h"

#include "core/arch/spec_reader.h"

#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace residua::ui {

int stageNumberColumn(const QFontMetrics &metrics)
{
    return qMax(44, metrics.horizontalAdvance(StageRow::tr("Stage")) + controlGap);
}

StageRow::StageRow(Editing &editing, int index, QWidget *parent)
    : QWidget(parent), m_index(index), m_number(new QLabel(QString::number(index + 1), this)),
      m_menu(new RowMenu(tr("stage %1"), static_cast<int>(limits::stages), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(controlGap, insideGap / 2, insideGap, insideGap / 2);
    layout->setSpacing(insideGap);
    auto *line = new QHBoxLayout;
    line->setSpacing(controlGap);
    layout->addLayout(line);
    m_number->setFixedWidth(stageNumberColumn(fontMetrics()) - controlGap);
    m_number->setTextFormat(Qt::PlainText);
    line->addWidget(m_number);

    const std::size_t at = static_cast<std::size_t>(index);
    const QString key = QStringLiteral("stages.%1.").arg(index);
    const auto stage = [at](auto &spec) -> auto &
    {
        return spec.stages[at];
    };
    const auto number = [&](const QString &rest, const NumberRules &rules, auto ref) {
        auto *field = new NumberField(editing, key + rest, rules,
                                      NumberField::bind([ stage, ref ](auto &spec) -> auto & { return ref(stage(spec)); }), this);
        field->setApplies([at](const ResNetSpec &spec) { return at < spec.stages.size(); });
        add(field, line);
        field->setProblemLayout(layout);
    };
    number(
        QStringLiteral("depth"), NumberRules::whole(limits::depth, 1), [](auto &s) -> auto & { return s.depth; });
    number(
        QStringLiteral("width"), NumberRules::whole(limits::width, 8), [](auto &s) -> auto & { return s.width; });
    number(
        QStringLiteral("stride"), NumberRules::whole(limits::stride, 1), [](auto &s) -> auto & { return s.stride; });
    line->addWidget(m_menu);
    m_menu->installEventFilter(this);
    m_menu->setObjectName(key + QStringLiteral("menu"));
    m_menu->setExtra(tr("Own block…"), [this] { Q_EMIT detailsWanted(m_index); });
    connect(m_menu, &RowMenu::chosen, this, [this](RowCommand command) { Q_EMIT chosen(m_index, command); });
    editing.showWhen(this, [at](const ResNetSpec &spec) { return at < spec.stages.size(); });
    setToolTip(tr("Stage %1. Click to select it in every view.").arg(index + 1));
    setAccessibleName(tr("Stage %1").arg(index + 1));
    applyTheme();
    onLookChange(*this, [this] { applyTheme(); });
}

void StageRow::add(Field *field, QHBoxLayout *line)
{
    QWidget *editor = field->editor();
    editor->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    editor->installEventFilter(this);
    m_menu->watch(editor);
    line->addWidget(editor, 1);
    m_fields.push_back(field);
}

void StageRow::setSelected(bool selected)
{
    if (selected == m_selected)
        return;
    m_selected = selected;
    applyTheme();
    update();
}

void StageRow::applyTheme()
{
    QPalette colours;
    if (m_selected)
        colours.setColor(QPalette::WindowText, Theme(palette()).accent);
    m_number->setPalette(colours);
    QFont font;
    font.setBold(m_selected);
    m_number->setFont(m_selected ? font : QFont());
}

void StageRow::paintEvent(QPaintEvent *)
{
    if (!m_selected)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme(palette()).accentSoft);
    painter.drawRoundedRect(rect(), fieldRadius, fieldRadius);
}

void StageRow::mousePressEvent(QMouseEvent *)
{
    Q_EMIT entered(m_index);
}

void StageRow::contextMenuEvent(QContextMenuEvent *event)
{
    Q_EMIT entered(m_index);
    m_menu->popUp(event->globalPos());
}

bool StageRow::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT entered(m_index);
    return QWidget::eventFilter(watched, event);
}

} // namespace residua::ui
