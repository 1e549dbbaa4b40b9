#include "ui/window/view_state.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <span>

namespace residua::ui {

namespace {

const QString levelEntry = QStringLiteral("level"), unfoldedEntry = QStringLiteral("unfolded"),
              selectionEntry = QStringLiteral("selection"), metricEntry = QStringLiteral("metric"),
              countingEntry = QStringLiteral("counting");

// What the numbers in the files of 0.1 mean. Never to be changed.
constexpr Level oldLevels[] = {Level::Stage, Level::Block, Level::Operation};
constexpr Metric oldMetrics[] = {Metric::Macs, Metric::Parameters, Metric::Memory,  Metric::ReceptiveField, Metric::Time,
                                 Metric::Mean, Metric::Deviation,  Metric::Minimum, Metric::Maximum,        Metric::Zeros};

/// The choice that `value` stands for: a word, or the place in `old`; else `otherwise`.
template <class Choice>
Choice choiceOf(const QJsonValue &value, std::optional<Choice> (*ofWord)(const std::string &), std::span<const Choice> old,
                Choice otherwise)
{
    if (value.isString())
        return ofWord(value.toString().toStdString()).value_or(otherwise);
    const int number = value.toInt(-1);
    return number >= 0 && number < std::ssize(old) ? old[static_cast<std::size_t>(number)] : otherwise;
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

} // namespace

std::string toJson(const ViewState &view)
{
    QJsonArray unfolded;
    for (const std::string &path : view.unfolded)
        unfolded.append(text(path));
    const QJsonObject json{{levelEntry, text(levelKey(view.level))},
                           {unfoldedEntry, unfolded},
                           {selectionEntry, text(view.selection)},
                           {metricEntry, text(metricKey(view.metric))},
                           {countingEntry, text(countingKey(view.counting))}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

ViewState parseViewState(const std::string &json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    ViewState view;
    view.level = choiceOf<Level>(object[levelEntry], levelOf, oldLevels, view.level);
    for (const QJsonValue path : object[unfoldedEntry].toArray())
        view.unfolded.push_back(path.toString().toStdString());
    view.selection = object[selectionEntry].toString().toStdString();
    view.metric = choiceOf<Metric>(object[metricEntry], metricOf, oldMetrics, view.metric);
    view.counting = countingOf(object[countingEntry].toString().toStdString());
    return view;
}

} // namespace residua::ui
