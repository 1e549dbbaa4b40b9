#include "ui/forms/refusal.h"

#include "ui/forms/field_names.h"

#include "core/arch/assert.h"
#include "core/arch/json.h"

#include <QRegularExpression>

#include <algorithm>

namespace residua::ui {

namespace {

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

} // namespace

Refusal refusalOf(const std::vector<Problem> &problems, const QString &key)
{
    RESIDUA_ASSERT(!problems.empty());
    const auto distanceOf = [&key](const Problem &problem) { return distance(QString::fromStdString(problem.field), key); };
    const auto best = std::min_element(problems.begin(), problems.end(),
                                       [&](const Problem &a, const Problem &b) { return distanceOf(a) < distanceOf(b); });
    const QString message = QString::fromStdString(best->message);
    Refusal refusal;
    refusal.key = QString::fromStdString(best->field);
    static const QRegularExpression nearest(QStringLiteral("the nearest valid (?:value|width)(?: for them)? is (-?[0-9][0-9.e-]*|null)$"));
    refusal.nearest = nearest.match(message).captured(1);
    refusal.message = sentence(fieldName(refusal.key) + u' ' + withFieldNames(message));
    return refusal;
}

std::optional<Repair> repairOf(const ResNetSpec &refused, const Refusal &refusal)
{
    if (refusal.nearest.isEmpty())
        return std::nullopt;
    const std::string file = toJson(refused), key = refusal.key.toStdString();
    QStringList values{refusal.nearest};
    if (refusal.key.endsWith(u"groups"))
        for (int groups = 32; groups >= 1; groups /= 2)
            values << QString::number(groups);
    for (const QString &value : values) {
        SpecOrProblems result = parseSpec(file, {{key, value.toStdString()}});
        if (auto *spec = std::get_if<ResNetSpec>(&result))
            return Repair{std::move(*spec), value};
    }
    return std::nullopt;
}

} // namespace residua::ui
