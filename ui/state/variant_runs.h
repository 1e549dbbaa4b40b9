#pragma once

#include "ui/state/live_state.h"

#include <QObject>

#include <map>
#include <thread>

namespace residua::ui {

/// Stays with a variant while the program runs, whatever becomes of its name and its place. 0 is none.
using VariantId = std::uint64_t;

/// What is known of one variant from running it.
struct VariantRun {
    RunState state;
    RunResultPtr result; ///< the last complete pass; null before the first
    MapsPtr maps;        ///< of a layer in that pass; null where there are none
};

/// The runs of all variants of a document, so that a variant that is shown again shows its own. What has not been looked at for longest
/// is forgotten where all together take too much memory: first feature maps, which another pass makes again, then results.
class VariantRuns : public QObject {
    Q_OBJECT

public:
    explicit VariantRuns(std::int64_t mostBytes = std::int64_t{512} << 20, QObject *parent = nullptr);

    /// Makes `variant` known. What is set for one that is not known is dropped.
    void add(VariantId variant);
    /// Forgets all variants.
    void clear() { m_runs.clear(); }
    /// Notes that `variant` is looked at.
    void touch(VariantId variant);

    const VariantRun &of(VariantId variant) const;
    void setState(VariantId variant, RunState state);
    void setResult(VariantId variant, RunResultPtr result, MapsPtr maps = {});
    void setMaps(VariantId variant, MapsPtr maps);

Q_SIGNALS:
    void stateChanged(residua::ui::VariantId variant);
    void resultChanged(residua::ui::VariantId variant);
    void mapsChanged(residua::ui::VariantId variant);

private:
    struct Kept {
        VariantRun run;
        std::uint64_t touched = 0;
    };

    Kept *find(VariantId variant);
    void forgetOldest();
    void releaseElsewhere(MapsPtr maps);
    std::vector<VariantId> byAge() const;

    std::map<VariantId, Kept> m_runs;
    std::int64_t m_mostBytes;
    std::uint64_t m_clock = 0;
    std::jthread m_release; ///< of the maps that were replaced last
};

} // namespace residua::ui
