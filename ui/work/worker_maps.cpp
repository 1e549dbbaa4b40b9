#include "ui/work/worker.h"

#include "ui/state/failure.h"
#include "ui/work/pass.h"

#include <utility>

namespace residua::ui {

void Worker::requestMaps()
{
    const std::vector<int> &selected = m_session.selection().nodes;
    const MapsPtr shown = m_session.maps();
    m_other = m_session.setup().other;
    const bool kept = shown && !selected.empty() && shown->node == selected.back() && m_session.runIsCurrent();
    if (kept && (!m_other || !shown->problem.isEmpty() || (shown->other && shown->other->image == m_other)))
        return;
    if (m_progress.isActive())
        return; // asks again when the pass is done
    if (shown && !kept)
        m_session.setMaps({});
    if (selected.empty() || !m_session.runIsCurrent())
        return;
    Pass pass{m_session.snapshot(), m_session.runResult()->setup, selected.back(), ++m_runNumber};
    pass.setup.other = m_other;
    pass.setup.otherName = m_session.setup().otherName;
    m_runLane->post([this, pass, run = m_session.runResult(), first = kept ? shown : nullptr](const std::stop_token &stop) {
        const auto send = [this, number = pass.number](const MapsPtr &maps) {
            inGui([this, maps, number] {
                if (number == m_runNumber && m_session.runResult() == maps->run)
                    m_session.setMaps(maps);
            });
        };
        MapsPtr maps = first;
        if (!maps) {
            auto made = std::make_shared<MapsResult>(MapsResult{run, pass.capture, {}, {}});
            std::shared_ptr<const Image> seen; // the run has it
            made->problem = failureOf([&] { made->maps = mapsOf(pass, false, stop, seen); });
            send(maps = made);
        }
        if (!pass.setup.other || !maps->problem.isEmpty() || stop.stop_requested())
            return;
        auto other = std::make_shared<OtherMaps>(OtherMaps{pass.setup.other, pass.setup.otherName, {}, {}, {}});
        other->problem = failureOf([&] { other->maps = mapsOf(pass, true, stop, other->seen); });
        auto both = std::make_shared<MapsResult>(*maps);
        both->other = std::move(other);
        send(both);
    });
}

MeasuredMapsPtr Worker::mapsOf(const Pass &pass, bool other, const std::stop_token &stop, std::shared_ptr<const Image> &seen)
{
    RunSetup setup = pass.setup;
    if (other)
        setup.image = setup.other;
    refuseLargePass(*pass.snapshot, setup, {pass.capture});
    RunOptions options;
    options.device = setup.device;
    options.times = false;
    options.capture = {pass.capture};
    options.stop = stop;
    const Tensor input = passInput(pass.snapshot->model->spec, setup);
    seen = std::make_shared<Image>(inputPicture(input, !setup.image));
    Trace trace = networkFor(pass).run(input, options);
    return std::make_shared<const MeasuredMaps>(std::move(trace.captured[pass.capture]));
}

} // namespace residua::ui
