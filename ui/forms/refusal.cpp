#include "ui/forms/refusal.h"

#include "ui/forms/field_names.h"

#include "core/arch/assert.h"
#include "core/arch/json.h"

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int mostChanges = 4; ///< more than that is another network

/// An exact hit, then what lies inside `key`, then the list that `key` is in.
int distance(const QString &field, const QString &key)
{
    if (field == key)
        return 0;
    if (field.startsWith(key + u'.'))
        return 1;
    return key.startsWith(field + u'.') ? 2 : 3;
}

QString sentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text.endsWith(u'.') ? text : text + u'.';
}

/// `file` with `changes`, and with the nearest valid value of whatever is wrong after them.
std::optional<Repair> repairFrom(const std::string &file, QList<std::pair<QString, QString>> changes)
{
    while (changes.size() <= mostChanges) {
        std::vector<std::pair<std::string, std::string>> edits;
        for (const auto &[key, value] : changes)
            edits.emplace_back(key.toStdString(), value.toStdString());
        SpecOrProblems result = parseSpec(file, edits);
        if (auto *spec = std::get_if<ResNetSpec>(&result))
            return Repair{std::move(*spec), std::move(changes)};
        const Problem &next = std::get<std::vector<Problem>>(result).front();
        const QString key = QString::fromStdString(next.field), near = QString::fromStdString(next.nearest);
        const bool known = std::any_of(changes.begin(), changes.end(), [&key](const auto &change) { return change.first == key; });
        if (near.isEmpty() || known)
            break;
        changes.emplace_back(key, near);
    }
    return std::nullopt;
}

} // namespace

Refusal refusalOf(const std::vector<Problem> &problems, const QString &key)
{
    RESIDUA_ASSERT(!problems.empty());
    const auto distanceOf = [&key](const Problem &problem) { return distance(QString::fromStdString(problem.field), key); };
    const auto best = std::min_element(problems.begin(), problems.end(),
                                       [&](const Problem &a, const Problem &b) { return distanceOf(a) < distanceOf(b); });
    Refusal refusal;
    refusal.key = QString::fromStdString(best->field);
    refusal.nearest = QString::fromStdString(best->nearest);
    refusal.message = sentence(fieldName(refusal.key) + u' ' + withFieldNames(QString::fromStdString(best->message)));
    return refusal;
}

std::optional<Repair> repairOf(const ResNetSpec &refused, const Refusal &refusal)
{
    if (refusal.nearest.isEmpty())
        return std::nullopt;
    const std::string file = toJson(refused);
    QStringList values{refusal.nearest};
    if (refusal.key.endsWith(u"groups"))
        for (int groups = 32; groups >= 1; groups /= 2)
            values << QString::number(groups);
    for (const QString &value : values)
        if (auto repair = repairFrom(file, {{refusal.key, value}}))
            return repair;
    return std::nullopt;
}

} // namespace residua::ui
