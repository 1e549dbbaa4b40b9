#include "ui/strip/strip_weights.h"

#include <QCoreApplication>

namespace residua::ui {

namespace {

struct StripWeightWords {
    Q_DECLARE_TR_FUNCTIONS(StageStrip)
};

WeightShare shareOf(const WeightMarks &marks, std::span<const int> nodes)
{
    return marks.of({nodes.begin(), nodes.end()});
}

/// How much of a part is new, the longest way to say it first. In a stage whole blocks are counted, as its details count them.
QStringList newTitles(const StripPart &part, const WeightMarks &marks)
{
    const QString &title = part.titles.front();
    const WeightShare share = shareOf(marks, part.nodes);
    if (share.drawn - share.part == share.layers)
        return {StripWeightWords::tr("%1 · new").arg(title)};
    if (share.part == share.layers)
        return {StripWeightWords::tr("%1 · in part").arg(title)};
    qsizetype whole = 0, touched = 0;
    for (const StripSlab &slab : part.slabs) {
        const WeightShare own = shareOf(marks, slab.nodes);
        whole += own.layers > 0 && own.drawn - own.part == own.layers;
        touched += own.drawn > 0;
    }
    if (part.kind != StripPart::Kind::Stage || whole < touched)
        return {StripWeightWords::tr("%1 · partly new").arg(title)};
    return {StripWeightWords::tr("%1 · %2 of %3 blocks new").arg(title).arg(whole).arg(part.slabs.size()),
            StripWeightWords::tr("%1 · %2 new").arg(title).arg(whole)};
}

} // namespace

void markWeights(StripParts &strip, const WeightMarks *marks)
{
    if (!marks || !marks->hasNew())
        return;
    for (StripPart &part : strip.parts) {
        if (shareOf(*marks, part.nodes).drawn == 0)
            continue;
        part.titles = newTitles(part, *marks) + part.titles;
        for (StripSlab &slab : part.slabs)
            slab.isNew = shareOf(*marks, slab.nodes).drawn > 0;
    }
}

} // namespace residua::ui
