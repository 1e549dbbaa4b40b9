#include "ui/state/variant_runs.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace residua::ui {

namespace {

std::int64_t bytesOf(const std::shared_ptr<const Image> &image)
{
    return image ? static_cast<std::int64_t>(image->rgb.size()) : 0;
}

std::int64_t bytesOf(const MeasuredMapsPtr &maps)
{
    return maps ? static_cast<std::int64_t>(maps->tensor.values.size() * sizeof(float)) : 0;
}

std::int64_t bytesOf(const MapsPtr &maps)
{
    return maps ? bytesOf(maps->maps) + (maps->other ? bytesOf(maps->other->maps) + bytesOf(maps->other->seen) : 0) : 0;
}

std::int64_t bytesOf(const RunResultPtr &result)
{
    constexpr std::int64_t operation = 2048; // its rows in trace and table, and its part of the snapshot
    if (!result)
        return 0;
    const std::size_t output = result->trace.output.values.size() * sizeof(float);
    return static_cast<std::int64_t>(result->trace.rows.size()) * operation + static_cast<std::int64_t>(output) + bytesOf(result->seen);
}

} // namespace

VariantRuns::VariantRuns(std::int64_t mostBytes, QObject *parent) : QObject(parent), m_mostBytes(mostBytes) {}

void VariantRuns::add(VariantId variant)
{
    m_runs.try_emplace(variant);
}

VariantRuns::Kept *VariantRuns::find(VariantId variant)
{
    const auto found = m_runs.find(variant);
    return found == m_runs.end() ? nullptr : &found->second;
}

void VariantRuns::touch(VariantId variant)
{
    if (Kept *kept = find(variant))
        kept->touched = ++m_clock;
}

const VariantRun &VariantRuns::of(VariantId variant) const
{
    static const VariantRun none;
    const auto found = m_runs.find(variant);
    return found == m_runs.end() ? none : found->second.run;
}

void VariantRuns::setState(VariantId variant, RunState state)
{
    Kept *kept = find(variant);
    if (!kept)
        return;
    kept->run.state = std::move(state);
    Q_EMIT stateChanged(variant);
}

void VariantRuns::setResult(VariantId variant, RunResultPtr result, MapsPtr maps)
{
    Kept *kept = find(variant);
    if (!kept)
        return;
    kept->run.result = std::move(result);
    MapsPtr old = std::exchange(kept->run.maps, std::move(maps));
    forgetOldest();
    Q_EMIT resultChanged(variant);
    Q_EMIT mapsChanged(variant);
    releaseElsewhere(std::move(old));
}

void VariantRuns::setMaps(VariantId variant, MapsPtr maps)
{
    Kept *kept = find(variant);
    if (!kept)
        return;
    MapsPtr old = std::exchange(kept->run.maps, std::move(maps));
    forgetOldest();
    Q_EMIT mapsChanged(variant);
    releaseElsewhere(std::move(old));
}

/// Returning the pages of large maps takes milliseconds: not those of the window's thread.
void VariantRuns::releaseElsewhere(MapsPtr maps)
{
    constexpr std::int64_t large = 1 << 20;
    if (bytesOf(maps) < large)
        return;
    try {
        m_release = std::jthread([maps = std::move(maps)]() mutable { maps.reset(); }); // the one before is long through
    } catch (const std::exception &) {                                                  // no thread or memory to be had: here, then
    }
}

std::vector<VariantId> VariantRuns::byAge() const
{
    std::vector<VariantId> variants;
    for (const auto &[variant, kept] : m_runs)
        variants.push_back(variant);
    std::sort(variants.begin(), variants.end(), [this](VariantId a, VariantId b) { return m_runs.at(a).touched < m_runs.at(b).touched; });
    return variants;
}

/// The newest one is kept, however large it is: it is what somebody looks at.
void VariantRuns::forgetOldest()
{
    std::int64_t bytes = 0;
    for (const auto &[variant, kept] : m_runs)
        bytes += bytesOf(kept.run.maps) + bytesOf(kept.run.result);
    if (bytes <= m_mostBytes)
        return;
    std::vector<VariantId> oldest = byAge();
    oldest.pop_back();
    for (const bool all : {false, true}) {
        for (const VariantId variant : oldest) {
            VariantRun &run = m_runs.at(variant).run;
            if (bytes <= m_mostBytes)
                return;
            bytes -= bytesOf(std::exchange(run.maps, nullptr));
            if (!all || !run.result)
                continue;
            bytes -= bytesOf(std::exchange(run.result, nullptr));
            if (run.state.state == RunState::State::Done)
                run.state = {};
        }
    }
}

} // namespace residua::ui
