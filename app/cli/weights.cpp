#include "app/cli/weights.h"

#include "app/cli/console.h"

#include "core/arch/visible.h"
#include "core/infer/misfit_remedy.h"
#include "core/infer/named_weights.h"
#include "core/weights/load_plan.h"
#include "core/weights/weight_report.h"

#include <charconv>

namespace residua::cli {

void addWeightOptions(CLI::App &command, WeightOptions &options)
{
    command
        .add_option("--weights", options.file,
                    "Read the parameters from this file: .safetensors, PyTorch's .pth, .pt and .ckpt, TorchScript, pickles of NumPy "
                    "arrays; FILE#NAME where it holds several sets of weights")
        ->type_name("FILE");
    command
        .add_option_function<std::uint64_t>(
            "--seed",
            [&options](const std::uint64_t &seed) {
                options.seed = seed;
                options.seedGiven = true;
            },
            "Draw what is random (weights without --weights, noise) from this seed (default 0)")
        // CLI11 would read -1, and what is beyond 2^64, as 2^64 - 1.
        ->check(CLI::Validator(
            [](const std::string &text) {
                std::uint64_t seed = 0;
                const char *end = text.data() + text.size();
                const auto [stop, error] = std::from_chars(text.data(), end, seed);
                if (stop == end && error == std::errc())
                    return std::string();
                return inQuotes(text) + " is no seed: expected a whole number, "
                    + (error == std::errc::result_out_of_range ? "at most 18446744073709551615" : "0 or more");
            },
            ""))
        ->type_name("N");
}

void addPartialOption(CLI::App &command, WeightOptions &options)
{
    options.partialOffered = true;
    command.add_flag("--partial", options.partial, "Load what fits of --weights, draw the rest from --seed");
}

std::optional<WeightFile> readWeights(const Model &model, const WeightOptions &options, const WeightNetwork *own)
{
    const std::string partialWord = options.partialOffered ? "--partial" : "";
    if (own && !options.given()) {
        const LoadPlan plan = own->plan(model);
        if (!options.partial || fittingTensors(model, plan) == 0)
            own->refuseMisfitOf(model, plan, partialWord);
        return WeightFile{own->parameters(model, plan), {}, {}};
    }
    if (options.file.empty())
        return {};
    const Checkpoint checkpoint(options.file);
    for (const std::string &note : checkpoint.notes())
        writeMessage(note);
    const LoadPlan plan = planByMeaning(model, checkpoint);
    if (!options.partial || fittingTensors(model, plan) == 0)
        refuseMisfit(checkpoint.label(), model, plan, remedyByMeaning(model, checkpoint.shapes(), plan), partialWord);
    WeightFile file{readPlanned(model, checkpoint, plan), {}, weightNotes(checkpoint.label(), plan.report, {})};
    if (std::string larger = largerNetworkNote(model, checkpoint.shapes(), plan); !larger.empty())
        file.notes.push_back(std::move(larger));
    if (std::string untold = untoldNote(model); !untold.empty())
        file.notes.push_back(std::move(untold));
    return file;
}

const Trained *shippedFor(const Model &model, const WeightOptions &options)
{
    return options.given() ? nullptr : trainedFor(model);
}

std::string fillWeights(Network &network, const Model &model, const WeightOptions &options, const std::optional<WeightFile> &file,
                        const WeightNetwork *own)
{
    ParameterSource source{
        file ? &file->weights : nullptr, own && options.file.empty() ? own->name() : options.file, {}, options.seed, options.partial};
    if (const Trained *shipped = own ? nullptr : shippedFor(model, options)) {
        source.weights = &shipped->weights;
        source.name = shipped->words;
    }
    giveParameters(network, model, source);
    for (const std::string &note : file ? file->notes : std::vector<std::string>())
        writeMessage(note);
    return parameterWords(source);
}

} // namespace residua::cli
