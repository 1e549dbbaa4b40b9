#include "ui/forms/preset_chooser.h"

#include "ui/state/preset_family.h"

#include "core/arch/presets.h"

#include <QStandardItemModel>

#include <algorithm>

namespace residua::ui {

namespace {

QStandardItem *heading(const QString &title)
{
    auto *item = new QStandardItem(title);
    item->setFlags(Qt::NoItemFlags);
    QFont font;
    font.setWeight(QFont::DemiBold);
    item->setFont(font);
    return item;
}

} // namespace

PresetChooser::PresetChooser(NetworkState &network, QWidget *parent) : Combo(parent), m_network(network)
{
    setObjectName(QStringLiteral("preset"));
    setAccessibleName(tr("Preset"));
    setToolTip(tr("Replace the network by a known one. Can be undone."));
    setChoosesFromListOnly();
    setMaxVisibleItems(20);
    fill();
    connect(this, &QComboBox::activated, this, [this](int index) { choose(itemData(index).toString()); });
    connect(&m_network, &NetworkState::snapshotChanged, this, &PresetChooser::refresh);
    refresh();
}

QStandardItemModel *makePresetList(QObject *parent)
{
    auto *list = new QStandardItemModel(parent);
    QString group;
    for (const std::string &preset : presetNames()) {
        const QString name = QString::fromStdString(preset);
        if (const QString own = presetFamily(name); own != group) {
            group = own;
            list->appendRow(heading(group));
        }
        auto *item = new QStandardItem(name);
        item->setData(name, Qt::UserRole);
        list->appendRow(item);
    }
    return list;
}

void PresetChooser::fill()
{
    for (const std::string &preset : presetNames()) {
        ResNetSpec spec = *residua::preset(preset);
        spec.name.clear();
        m_presets.emplace_back(QString::fromStdString(preset), std::move(spec));
    }
    setModel(makePresetList(this));
}

void PresetChooser::choose(const QString &name)
{
    if (const auto spec = preset(name.toStdString()))
        m_network.propose(*spec, {tr("Use preset %1").arg(name), {}, true});
    refresh(); // the same preset again changes nothing
}

QString PresetChooser::shown() const
{
    return currentIndex() >= 0 ? currentText() : placeholderText();
}

void PresetChooser::refresh()
{
    QString &known = m_from[m_network.variant()];
    ResNetSpec spec = m_network.spec();
    const QString name = QString::fromStdString(std::exchange(spec.name, {}));
    const auto same = std::find_if(m_presets.begin(), m_presets.end(), [&spec](const auto &entry) { return entry.second == spec; });
    if (same != m_presets.end()) {
        known = same->first;
        setCurrentIndex(findData(same->first));
        return;
    }
    const bool named = std::any_of(m_presets.begin(), m_presets.end(), [&name](const auto &entry) { return entry.first == name; });
    const QString from = named ? name : known;
    const QString text = from.isEmpty() ? tr("Custom") : tr("custom, from %1").arg(from);
    if (placeholderText() != text)
        setPlaceholderText(text);
    setCurrentIndex(-1);
}

} // namespace residua::ui
