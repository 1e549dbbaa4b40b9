#include "ui/window/view_state.h"

#include "core/report/class_lists.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <span>

namespace residua::ui {

namespace {

const QString levelEntry = QStringLiteral("level"), unfoldedEntry = QStringLiteral("unfolded"),
              selectionEntry = QStringLiteral("selection"), metricEntry = QStringLiteral("metric"),
              countingEntry = QStringLiteral("counting"), classesEntry = QStringLiteral("classes"), nameEntry = QStringLiteral("name"),
              labelsEntry = QStringLiteral("labels"), rowsEntry = QStringLiteral("rows"), modulesEntry = QStringLiteral("modules"),
              filterEntry = QStringLiteral("filter"), sortingEntry = QStringLiteral("sorting"), placeEntry = QStringLiteral("place"),
              zoomEntry = QStringLiteral("zoom"), boxEntry = QStringLiteral("box"), rightEntry = QStringLiteral("right"),
              downEntry = QStringLiteral("down");

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

const ClassList *listCalled(const QString &name)
{
    for (const ClassList &list : classLists()) {
        if (text(list.name) == name)
            return &list;
    }
    return nullptr;
}

/// A well-known list is its name.
QJsonValue classesJson(const ClassNames &classes)
{
    if (const ClassList *known = listCalled(classes.name); known && known->labels == classes.labels)
        return classes.name;
    QJsonArray labels;
    for (const std::string &label : classes.labels)
        labels.append(text(label));
    return QJsonObject{{nameEntry, classes.name}, {labelsEntry, labels}};
}

std::optional<ClassNames> classesOf(const QJsonValue &json)
{
    if (const ClassList *known = listCalled(json.toString()))
        return ClassNames{text(known->name), known->labels};
    const QJsonObject object = json.toObject();
    ClassNames classes{object[nameEntry].toString(), {}};
    for (const QJsonValue label : object[labelsEntry].toArray())
        classes.labels.push_back(label.toString().toStdString());
    if (classes.name.isEmpty() || classes.labels.empty())
        return std::nullopt;
    return classes;
}

QJsonArray pathsJson(const std::vector<std::string> &paths)
{
    QJsonArray array;
    for (const std::string &path : paths)
        array.append(text(path));
    return array;
}

std::vector<std::string> pathsOf(const QJsonValue &json)
{
    std::vector<std::string> paths;
    for (const QJsonValue path : json.toArray())
        paths.push_back(path.toString().toStdString());
    return paths;
}

std::optional<std::vector<std::string>> pathsIn(const QJsonObject &object, const QString &entry)
{
    return object[entry].isArray() ? std::optional(pathsOf(object[entry])) : std::nullopt;
}

std::optional<PicturePlace> placeOf(const QJsonObject &json)
{
    constexpr double furthest = 1e6; // points
    const PicturePlace place{
        json[zoomEntry].toDouble(), json[boxEntry].toString().toStdString(), {json[rightEntry].toDouble(), json[downEntry].toDouble()}};
    const bool known = place.zoom >= smallestZoom && place.zoom <= largestZoom && !place.path.empty();
    return known && place.from.manhattanLength() < furthest ? std::optional(place) : std::nullopt;
}

} // namespace

std::string toJson(const ViewState &view)
{
    QJsonObject json{{levelEntry, text(levelKey(view.level))},
                     {unfoldedEntry, pathsJson(view.unfolded)},
                     {selectionEntry, text(view.selection)},
                     {metricEntry, text(metricKey(view.metric))},
                     {countingEntry, text(countingKey(view.counting))}};
    if (view.classes)
        json[classesEntry] = classesJson(*view.classes);
    if (view.rows)
        json[rowsEntry] = pathsJson(*view.rows);
    if (view.modules)
        json[modulesEntry] = pathsJson(*view.modules);
    if (!view.filter.empty())
        json[filterEntry] = text(view.filter);
    if (!view.sorting.empty())
        json[sortingEntry] = text(view.sorting);
    if (const auto &place = view.place)
        json[placeEntry] = QJsonObject{
            {zoomEntry, place->zoom}, {boxEntry, text(place->path)}, {rightEntry, place->from.x()}, {downEntry, place->from.y()}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

ViewState parseViewState(const std::string &json, const ViewState &otherwise)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    ViewState view = otherwise;
    view.level = choiceOf<Level>(object[levelEntry], levelOf, oldLevels, view.level);
    view.unfolded = pathsOf(object[unfoldedEntry]);
    view.selection = object[selectionEntry].toString().toStdString();
    view.metric = choiceOf<Metric>(object[metricEntry], metricOf, oldMetrics, view.metric);
    if (const std::string key = object[countingEntry].toString().toStdString(); countingKey(countingOf(key)) == key)
        view.counting = countingOf(key);
    view.classes = classesOf(object[classesEntry]);
    view.rows = pathsIn(object, rowsEntry);
    view.modules = pathsIn(object, modulesEntry);
    view.filter = object[filterEntry].toString().toStdString();
    view.sorting = object[sortingEntry].toString().toStdString();
    view.place = placeOf(object[placeEntry].toObject());
    return view;
}

} // namespace residua::ui
