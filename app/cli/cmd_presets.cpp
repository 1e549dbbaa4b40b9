#include "app/cli/command.h"

#include "core/arch/model.h"
#include "core/arch/presets.h"
#include "core/report/format.h"

#include <algorithm>

namespace residua::cli {

namespace {

struct NoOptions {};

int listPresets(const NoOptions &)
{
    std::size_t width = 0;
    for (const std::string &name : presetNames())
        width = std::max(width, name.size());
    std::string text;
    for (const std::string &name : presetNames()) {
        const ResNetSpec spec = *preset(name);
        const Totals totals = makeModel(spec)->profile.totals;
        const auto right = [](const std::string &cell, std::size_t columns) {
            return std::string(columns - std::min(columns, cell.size()), ' ') + cell;
        };
        text += name + std::string(width - name.size(), ' ') + right(formatThousands(totals.parameters), 14) + " parameters"
            + right(formatMacs(totals.macs), 12) + "  " + std::to_string(spec.input.channels) + "x" + std::to_string(spec.input.height)
            + "x" + std::to_string(spec.input.width) + "\n";
    }
    writeOut(text);
    return status::done;
}

} // namespace

void addPresets(CommandTable &table)
{
    table.add<NoOptions>("presets", listPresets);
}

} // namespace residua::cli
