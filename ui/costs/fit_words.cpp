#include "ui/costs/fit_words.h"

#include "core/arch/model.h"
#include "core/arch/saturating.h"
#include "core/report/duration.h"
#include "core/report/format.h"

#include <QCoreApplication>

namespace residua::ui {

namespace {

struct FitWords {
    Q_DECLARE_TR_FUNCTIONS(Fit)
};

QString fitWords(const std::string &text)
{
    return QString::fromStdString(text);
}

QString timeText(std::int64_t nanoseconds)
{
    return fitWords(formatDuration(static_cast<double>(nanoseconds) / 1e6));
}

struct FitCosts {
    Totals totals;
    std::vector<std::int64_t> stages; ///< parameters of each
};

FitCosts costsOf(const ResNetSpec &spec)
{
    const ModelPtr model = makeModel(spec);
    FitCosts costs{model->profile.totals, std::vector<std::int64_t>(spec.stages.size())};
    for (const Node &node : model->graph.nodes) {
        if (node.slot.stage >= 0)
            addSaturating(costs.stages[static_cast<std::size_t>(node.slot.stage)],
                          model->profile.nodes[static_cast<std::size_t>(node.id)].parameters);
    }
    return costs;
}

/// "−42 %", "+3 %", "–" where nothing changes.
QString changeText(std::int64_t before, std::int64_t after)
{
    if (before == after)
        return QStringLiteral("–");
    if (before <= 0 || isSaturated(before) || isSaturated(after))
        return {};
    const double percent = 100.0 * (static_cast<double>(after) / static_cast<double>(before) - 1);
    const QString sign = percent < 0 ? QStringLiteral("−") : QStringLiteral("+");
    const double size = percent < 0 ? -percent : percent;
    return size < 0.05 ? FitWords::tr("below 0.1 %") : sign + FitWords::tr("%1 %").arg(fitWords(formatFixed(size, 1)));
}

QString stageText(const StageSpec &stage, std::int64_t parameters)
{
    return FitWords::tr("%1 × %2 wide, %3")
        .arg(fitWords(formatExact(stage.depth)), fitWords(formatExact(stage.width)), fitWords(formatCount(parameters)));
}

} // namespace

QString budgetText(FitBudget budget, std::int64_t amount)
{
    switch (budget) {
    case FitBudget::Parameters: return FitWords::tr("%1 parameters").arg(fitWords(formatCount(amount)));
    case FitBudget::Macs: return fitWords(formatMacs(amount));
    case FitBudget::Activations: return FitWords::tr("%1 of activations").arg(fitWords(formatBytes(amount)));
    case FitBudget::Time: return FitWords::tr("%1 a pass").arg(timeText(amount));
    case FitBudget::Memory: break;
    }
    return FitWords::tr("%1 of parameters and activations").arg(fitWords(formatBytes(amount)));
}

QString fittedText(const FitOptions &options)
{
    switch (options.by) {
    case FitBy::Resolution: return FitWords::tr("the resolution");
    case FitBy::Width: return options.stage ? FitWords::tr("the width of stage %1").arg(*options.stage + 1) : FitWords::tr("all widths");
    case FitBy::Depth: break;
    }
    return options.stage ? FitWords::tr("the depth of stage %1").arg(*options.stage + 1) : FitWords::tr("all depths");
}

std::vector<FitRow> fitRows(const ResNetSpec &now, const ResNetSpec *fitted, const FitTimes &times)
{
    const FitCosts before = costsOf(now), after = fitted ? costsOf(*fitted) : FitCosts{};
    std::vector<FitRow> rows;
    const auto total = [&](const QString &name, std::int64_t Totals::*count, std::string (*words)(std::int64_t)) {
        const std::int64_t a = before.totals.*count, b = after.totals.*count;
        rows.push_back({name, fitWords(words(a)), fitted ? fitWords(words(b)) : QString(), fitted ? changeText(a, b) : QString()});
    };
    total(FitWords::tr("Parameters"), &Totals::parameters, formatThousands);
    total(FitWords::tr("MACs"), &Totals::macs, formatThousands);
    total(FitWords::tr("Activations"), &Totals::activationBytes, formatBytes);
    if (times.now) {
        const bool both = fitted && times.fitted;
        rows.push_back({FitWords::tr("Time of a pass"), timeText(*times.now), both ? timeText(*times.fitted) : QString(),
                        both ? changeText(*times.now, *times.fitted) : QString()});
    }
    // How much of a part is left, said by one number of it.
    const auto part = [&](const QString &name, const auto &words, const auto &size) {
        FitRow row{name, words(now, before), fitted ? words(*fitted, after) : QString(), {}};
        if (fitted)
            row.change = changeText(size(now, before), size(*fitted, after));
        rows.push_back(row);
    };
    part(
        FitWords::tr("Input"),
        [](const ResNetSpec &spec, const FitCosts &) {
            return FitWords::tr("%1 × %2").arg(fitWords(formatExact(spec.input.height)), fitWords(formatExact(spec.input.width)));
        },
        [](const ResNetSpec &spec, const FitCosts &) { return spec.input.height * spec.input.width; });
    part(
        FitWords::tr("Stem"),
        [](const ResNetSpec &spec, const FitCosts &) { return FitWords::tr("%1 channels").arg(fitWords(formatExact(spec.stem.channels))); },
        [](const ResNetSpec &spec, const FitCosts &) { return spec.stem.channels; });
    for (std::size_t i = 0; i < now.stages.size(); ++i)
        part(
            FitWords::tr("Stage %1").arg(i + 1),
            [i](const ResNetSpec &spec, const FitCosts &costs) { return stageText(spec.stages[i], costs.stages[i]); },
            [i](const ResNetSpec &, const FitCosts &costs) { return costs.stages[i]; });
    return rows;
}

} // namespace residua::ui
