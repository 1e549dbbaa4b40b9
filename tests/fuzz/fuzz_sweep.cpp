// Any bytes are the lines of a sweep or refused; what is taken has a place for each row, and what is shown of it can be.
#include "tests/fuzz/require.h"

#include "core/compare/sweep_table.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const InputFile file(textOf(data, size));
    requireError([&file] {
        const SweepFile sweep = readSweepFile(file.path());
        const SweepTable &table = sweep.table;
        require(table.size() > 0 && table.columns().size() <= SweepTable::mostColumns, "there are rows, and not too many columns");
        require((sweep.others > 0) == (sweep.firstOther > 0), "the first line that is none has a number");
        for (const SweepTable::Column &column : table.columns()) {
            require(column.values.size() == table.size(), "a column has each row");
            requireShowable(column.key, 400);
        }
        for (std::size_t row = 0; row < table.size(); ++row) {
            table.settings(row);
            require(isVisible(table.words(row)), "settings can be shown");
        }
    });
    return 0;
}
