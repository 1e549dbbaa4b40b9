#include "core/weights/load_plan.h"
#include "core/weights/weight_report.h"

namespace residua {

void refuseMisfit(const std::string &label, const Model &model, const LoadPlan &plan, const std::string &remedy,
                  const std::string &partialWord)
{
    const WeightReport &report = plan.report;
    if (report.missing.empty() && report.mismatched.empty())
        return;
    std::string text;
    if (!report.missing.empty())
        text += label + ": " + std::to_string(report.missing.size()) + " missing: " + someOf(report.missing);
    if (!report.mismatched.empty())
        text += (text.empty() ? "" : "\n") + label + ": " + std::to_string(report.mismatched.size())
            + " do not fit: " + someOf(report.mismatched);
    if (!report.unexpected.empty())
        text += "\n" + label + ": " + unusedWords(report.unexpected);
    if (!plan.prefix.empty())
        text += "\n" + label + ": its names begin with " + inQuotes(plan.prefix) + ", which was left out";
    text += "\n" + (remedy.empty() ? "The architecture must be the one that the weights were made for" : remedy);
    if (const std::size_t fitting = fittingTensors(model, plan); !partialWord.empty() && fitting > 0)
        text += "; " + partialWord + " loads the " + std::to_string(fitting) + (fitting == 1 ? " tensor that fits" : " tensors that fit")
            + " and draws the others";
    throw Error(ErrorKind::Input, text);
}

} // namespace residua
