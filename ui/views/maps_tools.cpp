#include "ui/views/maps_tools.h"

#include "ui/look/theme.h"
#include "ui/views/maps_grid.h"
#include "ui/views/scale_bar.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <numeric>
#include <utility>

namespace residua::ui {

QString orderWords(MapOrder order)
{
    switch (order) {
    case MapOrder::Index: return {};
    case MapOrder::Mean: return MapsTools::tr("by mean");
    case MapOrder::Variance: return MapsTools::tr("by variance");
    case MapOrder::Sparsity: return MapsTools::tr("by zeros");
    }
    return {};
}

std::vector<int> orderedMaps(const std::vector<MapStatistics> &statistics, MapOrder order)
{
    if (order == MapOrder::Index)
        return {};
    std::vector<int> channels(statistics.size());
    std::iota(channels.begin(), channels.end(), 0);
    const auto key = [&](int channel) {
        const MapStatistics &map = statistics[static_cast<std::size_t>(channel)];
        return order == MapOrder::Mean ? map.mean : order == MapOrder::Variance ? map.variance : map.sparsity;
    };
    std::stable_sort(channels.begin(), channels.end(), [&](int a, int b) { return key(a) > key(b); });
    return channels;
}

template <class Value>
QMenu *MapsTools::choice(const QString &title, const std::vector<Item<Value>> &items, Value MapsOptions::*member)
{
    auto *menu = new QMenu(title, this);
    auto *group = new QActionGroup(menu);
    for (const Item<Value> &item : items) {
        QAction *action = menu->addAction(item.words, this, [this, member, value = item.value] {
            m_options.*member = value;
            describe();
            Q_EMIT optionsChanged();
        });
        action->setCheckable(true);
        action->setIconText(item.brief);
        action->setData(static_cast<int>(item.value));
        group->addAction(action);
    }
    return menu;
}

QToolButton *MapsTools::button(QMenu *menu, const QString &name)
{
    auto *button = new QToolButton(this);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setMenu(menu);
    button->setToolTip(name);
    button->setAccessibleName(name);
    return button;
}

MapsTools::MapsTools(QWidget *parent) : QWidget(parent)
{
    m_scale = new ScaleBar(this);
    m_size = new QSlider(Qt::Horizontal, this);
    m_size->setRange(MapsGrid::smallestSide, 256);
    m_size->setFixedWidth(72);
    m_size->setToolTip(tr("Size of the maps (Ctrl+wheel)"));
    m_size->setAccessibleName(tr("Size of the maps"));

    m_colors = choice<ColorMap>(tr("Colo&rs"),
                                {{tr("&Viridis"), tr("Viridis"), ColorMap::Viridis},
                                 {tr("&Gray"), tr("Gray"), ColorMap::Grey},
                                 {tr("&Diverging about Zero"), tr("Diverging"), ColorMap::Diverging}},
                                &MapsOptions::colors);
    m_range = choice<MapRange>(tr("&Scale"),
                               {{tr("Each &Map its Own"), tr("Map Scale"), MapRange::Map},
                                {tr("One for the &Layer"), tr("Layer Scale"), MapRange::Layer},
                                {tr("One for &Both Images"), tr("Both Images"), MapRange::BothImages}},
                               &MapsOptions::range);
    m_order = choice<MapOrder>(tr("&Order"),
                               {{tr("By &Channel"), tr("By Channel"), MapOrder::Index},
                                {tr("By &Mean"), tr("By Mean"), MapOrder::Mean},
                                {tr("By &Variance"), tr("By Variance"), MapOrder::Variance},
                                {tr("By &Zeros"), tr("By Zeros"), MapOrder::Sparsity}},
                               &MapsOptions::order);
    m_both = m_range->actions().back();
    m_menu = new QMenu(this);
    for (QMenu *menu : {m_order, m_colors, m_range})
        m_menu->addMenu(menu);
    const auto resize = [this](const QString &words, int numerator, int denominator) {
        m_menu->addAction(words, this, [this, numerator, denominator] { m_size->setValue(m_size->value() * numerator / denominator); });
    };
    resize(tr("&Larger Maps"), 5, 4);
    resize(tr("S&maller Maps"), 4, 5);
    m_menu->addSeparator();
    const auto toggle = [this](const QString &words, bool MapsOptions::*member) {
        QAction *action = m_menu->addAction(words);
        action->setCheckable(true);
        connect(action, &QAction::triggered, this, [this, member](bool on) {
            m_options.*member = on;
            Q_EMIT optionsChanged();
        });
        return action;
    };
    m_input = toggle(tr("&Input Image"), &MapsOptions::input);
    m_histogram = toggle(tr("&Histogram"), &MapsOptions::histogram);
    m_menu->addSeparator();
    m_openSecond = m_menu->addAction(tr("Compare &with a Second Image…"), this, &MapsTools::openSecondImageRequested);
    m_removeSecond = m_menu->addAction(tr("Remo&ve the Second Image"), this, &MapsTools::removeSecondImageRequested);

    m_orderButton = button(m_order, tr("Order of the maps"));
    m_colorButton = button(m_colors, tr("Colors of the maps"));
    m_rangeButton = button(m_range, tr("Scale of the colors"));
    m_view = button(m_menu, tr("Order, colors and scale of the maps, input image, second image"));
    m_view->setText(tr("View"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(insideGap);
    row->addWidget(m_scale, 1);
    for (QToolButton *one : {m_orderButton, m_colorButton, m_rangeButton, m_view}) {
        row->addWidget(one);
        one->setVisible(one == m_view);
    }
    row->addSpacing(insideGap);
    row->addWidget(m_size);
    setSecondImage(false);
    describe();
}

void MapsTools::setOptions(const MapsOptions &options)
{
    if (std::exchange(m_options, options) == options)
        return;
    describe();
    Q_EMIT optionsChanged();
}

void MapsTools::setSecondImage(bool there)
{
    m_both->setEnabled(there);
    m_removeSecond->setEnabled(there);
    m_openSecond->setText(there ? tr("Choose Another Second Ima&ge…") : tr("Compare &with a Second Image…"));
}

void MapsTools::describe()
{
    const auto check = [](QMenu *menu, int value, QToolButton *button) {
        for (QAction *action : menu->actions()) {
            action->setChecked(action->data().toInt() == value);
            if (action->isChecked())
                button->setText(action->iconText());
        }
    };
    check(m_colors, static_cast<int>(m_options.colors), m_colorButton);
    check(m_range, static_cast<int>(m_options.range), m_rangeButton);
    check(m_order, static_cast<int>(m_options.order), m_orderButton);
    m_input->setChecked(m_options.input);
    m_histogram->setChecked(m_options.histogram);
}

void MapsTools::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    int needed = m_scale->sizeHint().width() + m_view->sizeHint().width() + m_size->width() + 6 * insideGap;
    for (const QToolButton *one : {m_orderButton, m_colorButton, m_rangeButton})
        needed += one->sizeHint().width() + insideGap;
    for (QToolButton *one : {m_orderButton, m_colorButton, m_rangeButton})
        one->setVisible(width() >= needed);
    // The menu and the keys change the size too.
    m_size->setVisible(width() >= m_scale->minimumSizeHint().width() + m_view->sizeHint().width() + m_size->width() + 3 * insideGap);
}

} // namespace residua::ui
