#include "ui/strip/strip_weights.h"

#include <QCoreApplication>

namespace residua::ui {

namespace {

struct StripWeightWords {
    Q_DECLARE_TR_FUNCTIONS(StageStrip)
};

bool holdsNew(const WeightMarks &marks, std::span<const int> nodes)
{
    return marks.of({nodes.begin(), nodes.end()}).drawn > 0;
}

} // namespace

void markWeights(StripParts &strip, const WeightMarks *marks)
{
    if (!marks || !marks->hasNew())
        return;
    for (StripPart &part : strip.parts) {
        const WeightShare share = marks->of({part.nodes.begin(), part.nodes.end()});
        if (share.drawn == 0)
            continue;
        const QString title = part.titles.front();
        part.titles.prepend(share.drawn == share.layers ? StripWeightWords::tr("%1 · new").arg(title)
                                                        : StripWeightWords::tr("%1 · %2 new").arg(title).arg(share.drawn));
        for (StripSlab &slab : part.slabs)
            slab.isNew = holdsNew(*marks, slab.nodes);
    }
}

} // namespace residua::ui
