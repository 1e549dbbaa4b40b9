#include "app/cli/arch_input.h"
#include "app/cli/command.h"
#include "app/cli/weights_fetch.h"

#include "core/data/error.h"
#include "core/infer/misfit_remedy.h"
#include "core/infer/named_weights.h"
#include "core/report/format.h"
#include "core/weights/comparison.h"
#include "core/weights/weight_caches.h"
#include "core/weights/weight_report.h"

#include <filesystem>
#include <nlohmann/json.hpp>

namespace residua::cli {

namespace {

using Json = nlohmann::ordered_json;

struct WeightsCommand {
    ArchOptions arch;
    std::string compare, fetch, format = "text";
    bool yes = false;
    const CLI::Option *fetchOption = nullptr;
};

Json begin()
{
    return {{"format", "residua/weights"}, {"version", 1}};
}

std::string jsonText(const Json &json)
{
    return jsonVisible(json.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

// What is on this machine

struct Found {
    std::string path, format, network;
    std::int64_t bytes = 0;
};

/// Every file in the caches; with `model` those that fit it.
std::vector<Found> found(const Model *model)
{
    std::vector<Found> files;
    for (const std::string &path : cachedWeightFiles()) {
        std::error_code unknown;
        Found file{path, "", "", static_cast<std::int64_t>(std::filesystem::file_size(path, unknown))};
        try {
            const Checkpoint checkpoint(path);
            file.format = checkpoint.format();
            file.network = networkWords(checkpoint.shapes());
            const LoadPlan plan = model ? planByMeaning(*model, checkpoint) : LoadPlan();
            if (!plan.report.missing.empty() || !plan.report.mismatched.empty())
                continue;
        } catch (const Error &error) {
            if (model)
                continue;
            file.format = "unreadable";
            file.network = error.what();
        }
        files.push_back(std::move(file));
    }
    return files;
}

std::string listText(const std::vector<Found> &files, const Model *model)
{
    if (files.empty()) {
        std::string folders;
        for (const std::string &folder : weightCaches())
            folders += (folders.empty() ? "" : ", ") + inQuotes(folder);
        writeMessage((model ? "no weight file that fits " + visible(model->spec.name) : std::string("no weight files")) + " in "
                     + (folders.empty() ? "any cache" : folders));
    }
    std::string text;
    for (const Found &file : files)
        text += visible(file.path, 4096) + "\n    " + file.format + ", " + formatBytes(file.bytes) + ": " + visible(file.network) + "\n";
    return text;
}

std::string listJson(const std::vector<Found> &files)
{
    Json json = begin();
    json["files"] = Json::array();
    for (const Found &file : files)
        json["files"].push_back({{"path", file.path}, {"format", file.format}, {"architecture", file.network}, {"bytes", file.bytes}});
    return jsonText(json);
}

// How a file fits

void addLists(Json &json, const ComparedTensors &tensors)
{
    json["matched"] = tensors.matched;
    json["reshaped"] = tensors.reshaped;
    json["missing"] = tensors.missing;
    json["mismatched"] = tensors.mismatched;
}

std::string comparisonJson(const WeightComparison &comparison)
{
    Json json = begin();
    json["fits"] = comparison.fits();
    json["prefix"] = comparison.prefix;
    addLists(json, comparison.all);
    json["unexpected"] = comparison.unexpected;
    json["blocks"] = Json::array();
    for (const WeightComparison::Block &block : comparison.blocks) {
        Json entry = {{"path", block.path}};
        addLists(entry, block.tensors);
        json["blocks"].push_back(std::move(entry));
    }
    return jsonText(json);
}

/// "12 matched, 2 missing: fc.weight, fc.bias".
std::string words(const ComparedTensors &tensors)
{
    std::string text = std::to_string(tensors.matched.size()) + " matched";
    const auto add = [&](const std::vector<std::string> &names, const char *word) {
        if (!names.empty())
            text += "; " + std::to_string(names.size()) + ' ' + word + ": " + someOf(names);
    };
    add(tensors.reshaped, "reshaped");
    add(tensors.missing, "missing");
    add(tensors.mismatched, "mismatched");
    return text;
}

std::string comparisonText(const WeightComparison &comparison)
{
    std::size_t width = 0;
    for (const WeightComparison::Block &block : comparison.blocks)
        width = std::max(width, block.path.size());
    std::string text;
    for (const WeightComparison::Block &block : comparison.blocks)
        text += block.path + std::string(width - block.path.size() + 2, ' ') + words(block.tensors) + "\n";
    if (!comparison.unexpected.empty())
        text += "unexpected in the file: " + std::to_string(comparison.unexpected.size()) + ": " + someOf(comparison.unexpected) + "\n";
    if (!comparison.prefix.empty())
        text += "prefix of the file's names: " + visible(comparison.prefix) + "\n";
    const ComparedTensors &all = comparison.all;
    return text + "in all: " + std::to_string(all.matched.size()) + " matched, " + std::to_string(all.reshaped.size()) + " reshaped, "
        + std::to_string(all.missing.size()) + " missing, " + std::to_string(all.mismatched.size()) + " mismatched, "
        + std::to_string(comparison.unexpected.size()) + " unexpected\n";
}

int weights(const WeightsCommand &options, const Console &console)
{
    if (options.fetchOption->count() > 0) {
        if (options.arch.arch.empty())
            throw Error(ErrorKind::Usage, "--fetch needs an ARCH before it: residua-cli weights resnet50 --fetch");
        return fetchPublished(loadSpec(options.arch), options.fetch, options.yes, console);
    }
    const ModelPtr model = options.arch.arch.empty() ? nullptr : loadModel(options.arch);
    const bool json = options.format == "json";
    if (options.compare.empty()) {
        const std::vector<Found> files = found(model.get());
        writeOut(json ? listJson(files) : listText(files, model.get()));
        return status::done;
    }
    if (!model)
        throw Error(ErrorKind::Usage, "--compare needs an ARCH to compare the file with: residua-cli weights resnet50 --compare FILE");
    const Checkpoint checkpoint(options.compare);
    for (const std::string &note : checkpoint.notes())
        writeMessage(note);
    const LoadPlan plan = planByMeaning(*model, checkpoint);
    const WeightComparison comparison = compareWeights(*model, checkpoint, plan);
    writeOut(json ? comparisonJson(comparison) : comparisonText(comparison));
    if (!comparison.fits())
        writeMessage(remedyText(remedyByMeaning(*model, checkpoint.shapes(), plan)));
    return status::done;
}

} // namespace

void addWeights(CommandTable &table)
{
    auto [command, options] = table.add<WeightsCommand>("weights", weights);
    addArchOptions(command, options.arch);
    command.get_option("ARCH")->required(false);
    command
        .add_option("--compare", options.compare,
                    "Tell what becomes of each tensor of this weight file (FILE or FILE#NAME), block by block")
        ->type_name("FILE");
    options.fetchOption = command
                              .add_option("--fetch", options.fetch,
                                          "Download the file that torchvision publishes for ARCH into torch's hub cache: IMAGENET1K_V1 or "
                                          "_V2 (default its own default). Nothing else uses a network")
                              ->expected(0, 1)
                              ->type_name("[NAME]");
    command.add_flag("--yes", options.yes, "Download without a question")->needs("--fetch");
    addChoice(command, "--format", options.format, {"text", "json"}, "Write the results as");
}

} // namespace residua::cli
