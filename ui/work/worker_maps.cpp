#include "ui/work/worker.h"

#include "ui/state/failure.h"
#include "ui/work/pass.h"

#include <utility>

namespace residua::ui {

void Worker::requestMaps()
{
    const NetworkState &network = m_session.shown();
    VariantRuns &runs = m_session.runs();
    const std::vector<int> &selected = network.selection().nodes;
    const MapsPtr shown = network.maps();
    m_other = m_session.setup().other;
    const bool kept = shown && !selected.empty() && shown->node == selected.back() && network.runIsCurrent();
    if (kept && (!m_other || !shown->problem.isEmpty() || (shown->other && shown->other->image == m_other)))
        return;
    if (m_progress.isActive())
        return; // asks again when the pass is done
    if (shown && !kept)
        runs.setMaps(network.variant(), {});
    if (selected.empty() || !network.runIsCurrent())
        return;
    Pass pass{network.variant(), network.snapshot(), network.runResult()->setup, selected.back(), ++m_runNumber};
    pass.setup.other = m_other;
    pass.setup.otherName = m_session.setup().otherName;
    // What is sent is made here: there may be no memory for it when the maps have been made.
    const auto made = std::make_shared<MapsResult>(MapsResult{network.runResult(), pass.capture, {}, {}});
    const auto both = std::make_shared<MapsResult>();
    const auto other = std::make_shared<OtherMaps>(OtherMaps{m_other, pass.setup.otherName, {}, {}, {}});
    m_runLane->post([this, pass, first = kept ? shown : nullptr, made, both, other](const std::stop_token &stop) {
        const auto send = [this, number = pass.number, variant = pass.variant](const MapsPtr &maps) {
            inGui([this, maps, number, variant] {
                if (number == m_runNumber && m_session.runs().of(variant).result == maps->run)
                    m_session.runs().setMaps(variant, maps);
            });
        };
        MapsPtr maps = first;
        if (!maps) {
            std::shared_ptr<const Image> seen; // the run has it
            made->problem = failureOf([&] { made->maps = mapsOf(pass, false, stop, seen); });
            send(maps = made);
        }
        if (!pass.setup.other || !maps->problem.isEmpty() || stop.stop_requested())
            return;
        other->problem = failureOf([&] { other->maps = mapsOf(pass, true, stop, other->seen); });
        *both = *maps;
        both->other = other;
        send(both);
    });
}

MeasuredMapsPtr Worker::mapsOf(const Pass &pass, bool other, const std::stop_token &stop, std::shared_ptr<const Image> &seen)
{
    RunSetup setup = pass.setup;
    if (other)
        setup.image = setup.other;
    RunOptions options;
    options.device = setup.device;
    options.times = false;
    options.capture = {pass.capture};
    options.stop = stop;
    refuseLargePass(*pass.snapshot->model, setup, pass.capture);
    const PassInput input = passInput(*pass.snapshot->model, setup);
    seen = std::make_shared<Image>(inputPicture(input.tensor, !setup.image, preparationOf(*pass.snapshot->model, setup)));
    Trace trace = networkFor(pass).run(input.tensor, options);
    return std::make_shared<const MeasuredMaps>(std::move(trace.captured[pass.capture]));
}

} // namespace residua::ui
