// Any line of the table's filter is conditions.
#include "tests/fuzz/require.h"

#include "ui/state/layer_filter.h"

using namespace residua::ui;
using namespace residua::fuzz;

namespace {

void tryLine(const QString &line)
{
    const LayerFilter filter = parseLayerFilter(line);
    require(filter.size() <= static_cast<std::size_t>(line.size()) * 2, "there are no more conditions than characters");
    require(parseLayerFilter(line) == filter, "the same line is the same filter");
    FilterFacts facts;
    facts.text = filterText(line);
    for (const FilterTerm &term : filter) {
        require(term.number || !term.word.isEmpty(), "a word is not empty");
        require(!term.number || term.limit >= 0, "a number is one, and not negative");
    }
    accepts(filter, facts);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    tryLine(QString::fromUtf8(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    std::u16string units(size / 2, u'\0'); // lone halves of pairs too
    for (std::size_t i = 0; i < units.size(); ++i)
        units[i] = static_cast<char16_t>(data[2 * i] | data[2 * i + 1] << 8);
    tryLine(QString::fromStdU16String(units));
    return 0;
}
