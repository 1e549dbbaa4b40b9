#include "core/arch/presets.h"
#include "core/weights/load_plan.h"
#include "core/weights/weight_report.h"

#include <algorithm>

namespace residua {

namespace {

bool ofClassifier(const std::string &name, const Model &model)
{
    const auto found =
        std::find_if(model.state().begin(), model.state().end(), [&](const StateEntry &entry) { return entry.name == name; });
    return found != model.state().end() && found->seedName.starts_with("fc.");
}

/// The name that a mismatch is about: "fc.weight: [10, 512] in the file, ...".
std::string nameOf(const std::string &mismatch)
{
    return mismatch.substr(0, mismatch.find(": "));
}

bool fits(const LoadPlan &plan)
{
    return plan.report.missing.empty() && plan.report.mismatched.empty() && !plan.report.matched.empty();
}

/// The preset that has exactly the tensors of the file, its classes apart; empty: none.
std::string fittingPreset(const std::vector<NamedShape> &tensors)
{
    for (const std::string &name : presetNames()) {
        const ModelPtr model = makeModel(*preset(name));
        if (model->state().size() + 1 < tensors.size()) // more than it could match
            continue;
        if (const LoadPlan plan = planLoad(*model, tensors); fits(plan) && plan.report.matched.size() + 1 >= tensors.size())
            return name;
    }
    return {};
}

} // namespace

std::string remedyText(const MisfitRemedy &remedy)
{
    if (!remedy.byCommand.empty())
        return remedy.what + ": " + remedy.byCommand;
    return remedy.key.empty() ? remedy.what : remedy.what + ": use --set " + remedy.key + "=" + remedy.value;
}

MisfitRemedy misfitRemedy(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan)
{
    const WeightReport &report = plan.report;
    const bool onlyHead =
        std::all_of(report.missing.begin(), report.missing.end(), [&](const std::string &name) { return ofClassifier(name, model); })
        && std::all_of(report.mismatched.begin(), report.mismatched.end(),
                       [&](const std::string &text) { return ofClassifier(nameOf(text), model); });
    if (std::any_of(report.mismatched.begin(), report.mismatched.end(),
                    [&](const std::string &text) { return text.find(": of the type ") != std::string::npos; }))
        return {"Tensors of such types must be saved as float32", {}, {}};
    const bool partOfHead =
        std::any_of(report.matched.begin(), report.matched.end(), [&](const std::string &name) { return ofClassifier(name, model); });
    if (fittingTensors(model, plan) > 0 && onlyHead && report.unexpected.size() <= fewUnexpected) {
        if (report.mismatched.empty() && partOfHead)
            return {"The file lacks a part of the classifier; get or save it again", {}, {}};
        if (report.mismatched.empty())
            return {"The file has no classifier", "head.type", "pool"};
        for (std::size_t i = 0; i < model.state().size(); ++i) {
            const StateEntry &entry = model.state()[i];
            if (entry.seedName != "fc.weight" || entry.shape.size() != 2)
                continue;
            const std::string start = entry.name + ": [";
            for (const std::string &text : report.mismatched)
                if (text.starts_with(start) && text.find(", " + std::to_string(entry.shape[1]) + "] in the file") != std::string::npos) {
                    const std::string classes = text.substr(start.size(), text.find(',') - start.size());
                    return {"The file's classifier has " + classes + " classes", "head.classes", classes};
                }
        }
    }
    if (const std::string name = fittingPreset(tensors); !name.empty())
        return {"These weights fit the preset " + name, {}, {}};
    return {"The architecture must be the one that the weights were made for", {}, {}, true};
}

void refuseMisfit(const std::string &label, const Model &model, const LoadPlan &plan, const MisfitRemedy &remedy,
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
    text += "\n" + remedyText(remedy);
    if (const std::size_t fitting = fittingTensors(model, plan); !partialWord.empty() && fitting > 0)
        text += "; " + partialWord + " loads the " + std::to_string(fitting) + (fitting == 1 ? " tensor that fits" : " tensors that fit")
            + " and draws the others";
    throw Error(ErrorKind::Input, text);
}

} // namespace residua
