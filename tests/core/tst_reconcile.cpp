#include "core/arch/presets.h"
#include "core/report/format.h"
#include "core/report/reconcile.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <numeric>

using namespace residua;

namespace {

const ReconcileColumn *columnOf(const Reconciliation &table, const std::string &name)
{
    const auto found =
        std::find_if(table.columns.begin(), table.columns.end(), [&name](const ReconcileColumn &column) { return column.name == name; });
    return found == table.columns.end() ? nullptr : &*found;
}

std::int64_t totalOf(const Reconciliation &table, const std::string &name)
{
    const ReconcileColumn *column = columnOf(table, name);
    REQUIRE_MESSAGE(column, name);
    return column->total;
}

} // namespace

TEST_CASE("the published figures of ResNet-50 come out, term by term")
{
    const Reconciliation table = reconcile(*makeModel(*preset("resnet50")));
    CHECK(totalOf(table, "MACs") == 4089184256);      // torchvision: 4.09 G
    CHECK(totalOf(table, "MACs, v1") == 3857973248);  // the paper: 3.8 G
    CHECK(totalOf(table, "torchinfo") == 4089238376); // torchinfo 1.8.0
    CHECK(totalOf(table, "fvcore") == 4089184256 + 22227968 + 100352);
    CHECK(totalOf(table, "ptflops") == 4089184256 + 1000 + 22227968 + 9608704 + 5519360 + 802816 + 100352);
    CHECK(totalOf(table, "FLOPs") == 2 * 4089184256);
    CHECK(formatCount(totalOf(table, "fvcore")) == "4.11 G");  // timm's list
    CHECK(formatCount(totalOf(table, "ptflops")) == "4.13 G"); // ptflops' list
    CHECK(columnOf(table, "MACs")->published == "4.09 G, torchvision");
    CHECK(columnOf(table, "MACs, v1")->published == "3.8 G, He et al. 2016");
    CHECK(columnOf(table, "ptflops")->published == "4.13 G, ptflops");
    CHECK(!columnOf(table, "MACs, v1.5"));
    CHECK(table.terms[1].name == "stride in the other place");
    CHECK(columnOf(table, "MACs, v1")->counts[1] == 3857973248 - 4089184256);
}

TEST_CASE("a v1 network shows v1.5 beside it")
{
    const Reconciliation table = reconcile(*makeModel(*preset("resnet50_v1")));
    CHECK(totalOf(table, "MACs") == 3857973248);
    CHECK(totalOf(table, "MACs, v1.5") == 4089184256);
    CHECK(!columnOf(table, "MACs, v1"));
    CHECK(columnOf(table, "MACs")->published == "3.8 G, He et al. 2016");
    CHECK(columnOf(table, "ptflops")->published.empty());
}

TEST_CASE("other depths, and a network without bottlenecks")
{
    const Reconciliation deep = reconcile(*makeModel(*preset("resnet152")));
    CHECK(totalOf(deep, "MACs") == 11513626624);
    CHECK(totalOf(deep, "MACs, v1") == 11282415616);
    CHECK(totalOf(reconcile(*makeModel(*preset("resnet101"))), "MACs, v1") == 7570194432);
    const Reconciliation plain = reconcile(*makeModel(*preset("resnet18")));
    CHECK(totalOf(plain, "MACs") == 1814073344);
    CHECK(!columnOf(plain, "MACs, v1"));
    CHECK(columnOf(plain, "MACs")->published == "1.8 G, He et al. 2016; 1.81 G, torchvision");
    CHECK(std::none_of(plain.terms.begin(), plain.terms.end(),
                       [](const ReconcileTerm &term) { return term.name == "gates" || term.name == "stride in the other place"; }));
}

TEST_CASE("terms add up to the totals, which are the countings' own")
{
    for (const std::string &name : presetNames()) {
        CAPTURE(name);
        const ModelPtr model = makeModel(*preset(name));
        const Reconciliation table = reconcile(*model);
        for (const ReconcileColumn &column : table.columns) {
            CAPTURE(column.name);
            CHECK(column.counts.size() == table.terms.size());
            CHECK(std::accumulate(column.counts.begin(), column.counts.end(), std::int64_t{0}) == column.total);
        }
        CHECK(totalOf(table, "MACs") == model->profile.totals.macs);
        CHECK(totalOf(table, "torchinfo") == recounted(model, {Counting::Unit::Macs, Counting::Scope::Torchinfo})->profile.totals.macs);
        CHECK(totalOf(table, "all operations")
              == recounted(model, {Counting::Unit::Macs, Counting::Scope::AllOperations})->profile.totals.macs);
        CHECK(totalOf(table, "FLOPs")
              == recounted(model, {Counting::Unit::Flops, Counting::Scope::ConvolutionAndLinear})->profile.totals.macs);
    }
}
