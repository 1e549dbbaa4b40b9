#pragma once

#include "ui/look/flat_style.h"
#include "ui/look/theme.h"
#include "ui/state/session.h"

#include "tests/ui/patience.h"

#include <QApplication>

namespace residua::test {

using namespace residua::ui;

/// A pass whose values follow from the operations' numbers.
inline std::shared_ptr<RunResult> runOf(const Session &session, bool weights = false)
{
    auto run = std::make_shared<RunResult>();
    const Snapshot &snapshot = *session.shown().snapshot();
    run->snapshot = session.shown().snapshot();
    for (const Node &node : snapshot.model->graph.nodes)
        run->trace.rows.push_back(
            {snapshot.model->profile.nodes[static_cast<std::size_t>(node.id)].shape, 0.5, 0.1 * node.id, 1, -1, 2, 0.25});
    run->trace.milliseconds = 0.5 * static_cast<double>(run->trace.rows.size());
    run->trace.complete = true;
    run->table = summaryTable({*snapshot.model, &run->trace, true}, Level::Operation);
    run->facts.top = {{287, "lynx, catamount", 0.412}, {281, "tabby, tabby cat", 0.33}, {285, "", 0.00001}};
    run->input = QStringLiteral("cat.png");
    if (weights)
        run->setup.weights = std::make_shared<ModelWeights>();
    return run;
}

inline void deepen(Session &session, std::int64_t depth)
{
    ResNetSpec next = session.shown().spec();
    next.stages[2].depth = depth;
    QVERIFY(session.shown().propose(next, {QStringLiteral("Set stage 3 depth"), {}}).empty());
}

inline void useLightLook()
{
    QApplication::setStyle(new FlatStyle);
    QApplication::setPalette(paletteFor(Appearance::Light));
}

} // namespace residua::test
