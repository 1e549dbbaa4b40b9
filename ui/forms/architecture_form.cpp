#include "ui/forms/architecture_form.h"

#include "ui/forms/block_fields.h"
#include "ui/forms/editing.h"
#include "ui/forms/field.h"
#include "ui/forms/network_fields.h"
#include "ui/forms/preset_chooser.h"
#include "ui/forms/section.h"
#include "ui/forms/stage_details.h"
#include "ui/forms/stage_table.h"
#include "ui/look/theme.h"

#include <QLabel>
#include <QRegularExpression>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr int usualWidth = 280, leastWidth = 248; // three digits of a width can be read

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font;
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    return label;
}

/// What takes the keyboard, in the order in which it is seen.
void collect(const QLayout *layout, QList<QWidget *> &found)
{
    for (int i = 0; i < layout->count(); ++i) {
        QLayoutItem *item = layout->itemAt(i);
        if (item->layout()) {
            collect(item->layout(), found);
            continue;
        }
        QWidget *widget = item->widget();
        if (!widget)
            continue;
        if (widget->focusPolicy() & Qt::TabFocus)
            found.push_back(widget);
        else if (widget->layout())
            collect(widget->layout(), found);
    }
}

void orderTabs(const QWidget *content)
{
    QList<QWidget *> found;
    collect(content->layout(), found);
    for (int i = 1; i < found.size(); ++i)
        QWidget::setTabOrder(found[i - 1], found[i]);
}

} // namespace

ArchitectureForm::ArchitectureForm(NetworkState &network, QWidget *parent)
    : QWidget(parent), m_network(network), m_editing(new Editing(network, this)), m_scroll(new QScrollArea(this))
{
    setMinimumWidth(leastWidth);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_scroll);

    auto *content = new QWidget;
    auto *layout = new QVBoxLayout(content);
    layout->setContentsMargins(controlGap, groupGap - insideGap, controlGap, controlGap);
    layout->setSpacing(controlGap);
    build(content, layout);
    m_editing->refresh(true);
    orderTabs(content);
    connect(m_editing, &Editing::widgetsAdded, content, [content] { orderTabs(content); });
    m_scroll->setWidget(content);
    setAccessibleName(tr("Architecture"));
}

ArchitectureForm::~ArchitectureForm() = default;

QSize ArchitectureForm::sizeHint() const
{
    return {usualWidth, 720};
}

void ArchitectureForm::build(QWidget *content, QVBoxLayout *layout)
{
    const auto group = [layout] {
        auto *rows = new QVBoxLayout; // the stages' highlight reaches further out than everything else
        rows->setContentsMargins(controlGap, 0, controlGap, 0);
        rows->setSpacing(insideGap);
        layout->addLayout(rows);
        return rows;
    };
    QVBoxLayout *top = group();
    top->addWidget(heading(tr("Architecture"), content));
    m_presets = new PresetChooser(m_network, content);
    top->addSpacing(insideGap);
    top->addWidget(m_presets);
    addNaming(*m_editing, content, top);

    m_stages = new StageTable(*m_editing, content);
    layout->addWidget(m_stages);

    QVBoxLayout *block = group();
    block->addWidget(heading(tr("Block"), content));
    block->addWidget(new BlockFields(*m_editing, BlockFields::Of::Network, content));

    QVBoxLayout *sections = group();
    sections->setSpacing(0);
    m_sections = addSections(*m_editing, content, sections);
    for (Section *section : content->findChildren<Section *>())
        connect(section->header(), &QAbstractButton::toggled, section, [this, section](bool open) {
            if (open) // what was opened below the edge is scrolled to, once it has been laid out
                QTimer::singleShot(0, section, [this, section] { m_scroll->ensureWidgetVisible(section, 0, groupGap); });
        });
    layout->addStretch(1);
}

bool ArchitectureForm::showField(const QString &key)
{
    static const QRegularExpression details(QStringLiteral("^stages\\.(\\d+)\\.(?:dilation|block\\b)"));
    if (const auto match = details.match(key); match.hasMatch()) {
        const int stage = match.captured(1).toInt();
        if (stage >= std::ssize(m_network.spec().stages))
            return false;
        m_stages->row(stage)->detailsWanted(stage);
    }
    for (const Field *field : m_editing->fields()) {
        QWidget *editor = field->editor();
        if (field->key() != key)
            continue;
        for (QWidget *at = editor->parentWidget(); at && at != this; at = at->parentWidget())
            if (auto *section = qobject_cast<Section *>(at))
                section->setOpen(true);
        if (!editor->isVisibleTo(this))
            continue; // it does not apply now
        editor->setFocus(Qt::OtherFocusReason);
        // Once the section that was opened has been laid out.
        QTimer::singleShot(0, editor, [this, editor] { m_scroll->ensureWidgetVisible(editor, groupGap, groupGap); });
        return true;
    }
    return false;
}

} // namespace residua::ui
