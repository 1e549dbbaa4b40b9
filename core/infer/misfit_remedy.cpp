#include "core/infer/misfit_remedy.h"

#include "core/arch/presets.h"
#include "core/infer/named_weights.h"

#include <algorithm>

namespace residua {

namespace {

constexpr std::size_t few = 8; ///< tensors that a network has no place for; of more the file is of a larger network

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
        if (const LoadPlan plan = planLoad(*model, tensors); fits(plan) && plan.report.matched.size() + 1 >= tensors.size())
            return name;
    }
    return {};
}

std::vector<NamedShape> shapesOf(const Model &model)
{
    std::vector<NamedShape> shapes;
    for (const StateEntry &entry : model.state())
        shapes.push_back({entry.seedName, entry.shape});
    return shapes;
}

} // namespace

std::string remedyText(const MisfitRemedy &remedy)
{
    if (remedy.ofAnother)
        return remedy.what + ": name the file itself in place of the architecture";
    return remedy.key.empty() ? remedy.what : remedy.what + ": use --set " + remedy.key + "=" + remedy.value;
}

MisfitRemedy misfitRemedy(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan, bool own)
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
    if (fittingTensors(model, plan) > 0 && onlyHead && report.unexpected.size() <= few) {
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
    if (const std::string network = own ? std::string() : residualNetworkWords(tensors); !network.empty())
        return {"These weights are of another network, " + network, {}, {}, true};
    return {"The architecture must be the one that the weights were made for", {}, {}};
}

std::string largerNetworkNote(const Model &model, const std::vector<NamedShape> &tensors, const LoadPlan &plan)
{
    if (!plan.report.missing.empty() || !plan.report.mismatched.empty() || plan.report.unexpected.size() <= few)
        return {};
    const std::string network = residualNetworkWords(tensors);
    if (network.empty() || network == residualNetworkWords(shapesOf(model)))
        return {};
    return "the file is of another network, " + network
        + ", of which only a part is computed here: name the file itself in place of the architecture";
}

} // namespace residua
