// Budgets: the largest variant within them, against brute force.
#include "core/compare/fit.h"

#include "core/arch/model.h"
#include "tests/core/random_spec.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <functional>

using namespace residua;

namespace {

/// The numbers that the factor scales, in a fixed order, as the contract says it.
std::vector<std::int64_t *> scaledNumbers(ResNetSpec &spec, const FitOptions &options)
{
    std::vector<std::int64_t *> numbers;
    if (options.by == FitBy::Resolution)
        return {&spec.input.height, &spec.input.width};
    for (std::size_t i = 0; i < spec.stages.size(); ++i) {
        if (!options.stage || *options.stage == i)
            numbers.push_back(options.by == FitBy::Width ? &spec.stages[i].width : &spec.stages[i].depth);
    }
    if (options.by == FitBy::Width && !options.stage) {
        numbers.push_back(&spec.stem.channels);
        if (spec.stem.widths) {
            numbers.push_back(&spec.stem.widths->at(0));
            numbers.push_back(&spec.stem.widths->at(1));
        }
    }
    return numbers;
}

std::int64_t stepOf(const FitOptions &options)
{
    return options.by == FitBy::Width ? options.multipleOf : options.by == FitBy::Depth ? 1 : 32;
}

std::int64_t budgetOf(const ResNetSpec &spec, const FitOptions &options)
{
    const Totals totals = makeModel(spec, options.batch)->profile.totals;
    return options.budget == FitBudget::Parameters ? totals.parameters
        : options.budget == FitBudget::Macs        ? totals.macs
        : options.budget == FitBudget::Activations ? totals.activationBytes
                                                   : totals.parameterBytes + totals.activationBytes;
}

/// Walks along the factor from one change to the next; calls `visit` with each valid architecture until it says stop.
void walk(const ResNetSpec &spec, const FitOptions &options, const std::function<bool(const ResNetSpec &)> &visit)
{
    ResNetSpec base = spec;
    const auto original = scaledNumbers(base, options);
    const std::int64_t unit = stepOf(options);
    // The factor as a fraction: multiples of the unit on one of the numbers.
    std::int64_t count = 0, of = 1;
    while (true) {
        ResNetSpec step = spec;
        const auto numbers = scaledNumbers(step, options);
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            const std::int64_t scaled = count * *original[i] / of * unit;
            *numbers[i] = options.by == FitBy::Resolution ? scaled : std::max(unit, scaled);
            if (scaled > 8192)
                return;
        }
        if (validate(step).empty() && !visit(step))
            return;
        // The nearest factor at which a number reaches its next multiple.
        std::int64_t nextCount = 0, nextOf = 0;
        for (std::int64_t *number : original) {
            const std::int64_t reached = count * *number / of + 1;
            if (nextOf == 0 || reached * nextOf < nextCount * *number) {
                nextCount = reached;
                nextOf = *number;
            }
        }
        count = nextCount;
        of = nextOf;
    }
}

} // namespace

TEST_CASE("fit: random cases against brute force")
{
    const char *wanted = std::getenv("RESIDUA_FITS");
    const int cases = wanted ? std::atoi(wanted) : 60;
    std::mt19937 random(7);
    int found = 0;
    for (int i = 0; i < cases; ++i) {
        ResNetSpec spec = test::randomNetwork(random, 3);
        if (i % 2 == 0)
            spec.input.height = spec.input.width = 32 * (1 + i % 5);
        if (!validate(spec).empty())
            continue;
        FitOptions options;
        options.by = static_cast<FitBy>(i % 3);
        options.budget = static_cast<FitBudget>(random() % 4);
        options.multipleOf = std::array{8, 16, 24, 32}[random() % 4];
        options.batch = 1 + random() % 2;
        if (options.by != FitBy::Resolution && random() % 2)
            options.stage = random() % spec.stages.size();
        options.limit = static_cast<std::int64_t>(static_cast<double>(budgetOf(spec, options))
                                                  * std::array{0.01, 0.3, 0.7, 1.0, 1.3, 1.9}[random() % 6]);
        std::optional<ResNetSpec> best, smallest;
        std::int64_t least = INT64_MAX;
        walk(spec, options, [&](const ResNetSpec &step) {
            const std::int64_t total = budgetOf(step, options);
            if (total <= options.limit)
                best = step;
            if (total < least) {
                least = total;
                smallest = step;
            }
            return total < 3 * std::max(options.limit, least); // a projection saves less
        });
        CAPTURE(i);
        CAPTURE(options.limit);
        const std::optional<Fit> fit = fitToBudget(spec, options);
        REQUIRE(fit.has_value() == smallest.has_value());
        if (!fit)
            continue;
        CHECK(fit->fits == best.has_value());
        if (best) {
            ++found;
            CHECK(fit->spec == canonical(*best));
            CHECK(fit->total == budgetOf(*best, options));
        } else {
            CHECK(fit->total == least);
        }
        CHECK(validate(fit->spec).empty());
        CHECK(budgetTotal(fit->spec, options.budget, options.batch) == fit->total);
    }
    CHECK(found > cases / 4);
}

TEST_CASE("fit: by width the stem goes along, a stage alone leaves it")
{
    FitOptions options{.limit = 12'000'000};
    const ResNetSpec spec = *preset("resnet50t");
    const Fit all = *fitToBudget(spec, options);
    CHECK(all.fits);
    CHECK(all.spec.stem.channels % 8 == 0);
    CHECK(all.spec.stem.channels < 64);
    CHECK(all.spec.stem.widths->at(1) == all.spec.stem.channels / 2 / 8 * 8);
    options.stage = 3;
    const Fit one = *fitToBudget(spec, options);
    CHECK(one.spec.stem == spec.stem);
    CHECK(one.spec.stages[0] == spec.stages[0]);
    CHECK(one.spec.stages[3].width < 512);
}

TEST_CASE("fit: nothing fits")
{
    const Fit fit = *fitToBudget(*preset("resnet18"), {.budget = FitBudget::Parameters, .limit = 10});
    CHECK(!fit.fits);
    CHECK(fit.total == budgetTotal(fit.spec, FitBudget::Parameters));
    CHECK(fit.spec.stages[3].width == 8);
    // Group norm of 32 groups needs widths of 32.
    ResNetSpec groups = *preset("resnet18");
    groups.norm.type = NormType::Group;
    CHECK(fitToBudget(groups, {.limit = 6'000'000})->spec.stages[0].width % 32 == 0);
    CHECK(!fitToBudget(groups, {.limit = 6'000'000, .stage = std::size_t{0}, .multipleOf = 8191}).has_value());
}

TEST_CASE("fit: a cost that is measured")
{
    // Milliseconds that grow with the MACs, and some that nothing takes away.
    int tried = 0;
    std::int64_t most = 0;
    const auto time = [](const ResNetSpec &spec) { return 2'000'000 + budgetTotal(spec, FitBudget::Macs) / 50; };
    const MeasuredCost cost = [&](const ResNetSpec &spec) {
        ++tried;
        most = std::max(most, time(spec));
        return time(spec);
    };
    for (const char *name : {"resnet18", "resnet50", "wide_resnet50_2"}) {
        for (const FitBy by : {FitBy::Width, FitBy::Depth, FitBy::Resolution}) {
            for (const double share : {0.3, 0.5, 0.9, 1.0, 1.4, 3.0}) {
                CAPTURE(name);
                CAPTURE(share);
                const ResNetSpec spec = *preset(name);
                FitOptions options{.by = by, .budget = FitBudget::Time};
                options.limit = static_cast<std::int64_t>(share * static_cast<double>(time(spec)));
                tried = 0, most = 0;
                const Fit fit = *fitMeasured(spec, options, cost);
                CHECK(fit.total == time(fit.spec));
                CHECK(fit.fits == (fit.total <= options.limit));
                CHECK(tried <= 16);
                CHECK(most <= 3 * std::max(options.limit, time(spec)));
                FitOptions counted = options;
                counted.budget = FitBudget::Macs;
                counted.limit = 50 * (options.limit - 2'000'000) + 49;
                CHECK(fit.spec == fitToBudget(spec, counted)->spec);
            }
        }
    }
    const Fit none = *fitMeasured(*preset("resnet18"), {.limit = 10}, cost);
    CHECK(!none.fits);
    CHECK(none.spec.stages[3].width == 8);
    CHECK_THROWS_AS(fitMeasured(*preset("resnet18"), {.limit = 10}, [](const ResNetSpec &) -> std::int64_t { throw 1; }), int);
}
