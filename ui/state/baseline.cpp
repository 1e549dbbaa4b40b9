#include "ui/state/baseline.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <utility>

namespace residua::ui {

Origin originOf(const Variant &variant)
{
    return originAfter({variant.name, canonical(variant.architecture)}, variant.architecture);
}

Origin originAfter(const Origin &before, const ResNetSpec &next)
{
    std::optional<ResNetSpec> named = preset(next.name);
    if (!named)
        return before;
    return {next.name, canonical(std::move(*named))};
}

} // namespace residua::ui
