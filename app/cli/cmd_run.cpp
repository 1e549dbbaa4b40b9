#include "app/cli/arch_input.h"
#include "app/cli/command.h"
#include "app/cli/run_input.h"
#include "app/cli/run_maps.h"
#include "app/cli/weights.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/npy.h"
#include "core/report/classes.h"
#include "core/report/duration.h"
#include "core/report/format.h"
#include "core/report/pass.h"
#include "core/report/summary.h"

#include <algorithm>

namespace residua::cli {

namespace {

struct RunCommand {
    ArchOptions arch;
    InputOptions input;
    WeightOptions weights;
    std::string device = "cpu", labels, saveOutput, saveMaps, format = "text";
    std::vector<std::string> capture;
    int repeat = 1, top = 5;
};

/// A label for each class; empty where none is known.
std::vector<std::string> labelsFor(const std::string &file, const Model &model)
{
    const std::int64_t classes = classCount(model.spec);
    if (file.empty())
        return classLabels(model);
    return labelsOf(readFile(file, 16'000'000, "label file"), file, classes);
}

Trace pass(Network &network, const Tensor &input, const RunOptions &options)
{
    Trace trace = network.run(input, options);
    if (!trace.complete || options.stop.stop_requested())
        throw Interrupted{};
    return trace;
}

/// The median pass of `repeat`, after a warm-up where there are several, with the statistics and captured maps of one more.
Trace measure(Network &network, const Tensor &input, RunOptions options, int repeat)
{
    RunOptions plain = options;
    plain.capture.clear();
    std::vector<Trace> passes;
    if (repeat > 1)
        pass(network, input, plain);
    for (int i = 0; i < repeat; ++i) {
        passes.push_back(pass(network, input, plain));
        passes.back().output = {};
    }
    const auto faster = [](const Trace &a, const Trace &b) { return a.milliseconds < b.milliseconds; };
    const auto middle = passes.begin() + (repeat - 1) / 2;
    std::nth_element(passes.begin(), middle, passes.end(), faster);
    const Trace median = *middle;
    double milliseconds = median.milliseconds;
    if (repeat % 2 == 0)
        milliseconds = (milliseconds + std::min_element(middle + 1, passes.end(), faster)->milliseconds) / 2;
    options.statistics = true;
    Trace trace = pass(network, input, options);
    trace.milliseconds = milliseconds;
    for (std::size_t i = 0; i < trace.rows.size(); ++i)
        trace.rows[i].milliseconds = median.rows[i].milliseconds;
    return trace;
}

std::string readable(const RunCommand &options, const SummarySource &source, const RunFacts &facts, const PassInput &input)
{
    std::string text = visible(source.model.spec.name) + "  " + shapeText(input.tensor.shape) + " -> " + shapeText(facts.outputShape)
        + "\ninput    " + input.description + "\ndevice   " + facts.device + "\nweights  " + facts.weights + "\ntime     "
        + formatDuration(facts.milliseconds)
        + (options.repeat > 1          ? " (median of " + std::to_string(options.repeat) + " passes, after one to warm up)"
               : facts.device == "cpu" ? " (one pass)"
                                       : " (one pass, the first: what the device prepares is in it; --repeat 10 measures)")
        + "\n";
    if (!facts.top.empty()) {
        text +=
            "\nbest classes" + std::string(input.tensor.shape[0] > 1 ? " of the first image" : "") + " (weights: " + facts.weights + ")\n";
        for (const RunFacts::Best &each : facts.top) {
            std::string percent = formatFixed(100 * each.probability, 2);
            percent.insert(0, 7 - std::min<std::size_t>(7, percent.size()), ' ');
            std::string index = std::to_string(each.index);
            index.insert(0, 5 - std::min<std::size_t>(5, index.size()), ' ');
            text += index + percent + " %  " + each.label;
            text.erase(text.find_last_not_of(' ') + 1);
            text += "\n";
        }
    }
    return text + "\n" + writeTable(summaryTable(source, Level::Operation), SummaryFormat::Text);
}

int runNetwork(RunCommand options, const Console &console)
{
    LoadedArchitecture arch = loadArchitecture(options.arch);
    ResNetSpec &spec = arch.spec;
    PassInput input;
    if (!options.input.file.empty())
        input = tensorInput(options.input, spec, options.arch, arch.weights != nullptr);
    const ModelPtr model = makeModel(spec, options.arch.batch);
    const bool classifies = classCount(spec) > 0;
    if (!classifies && !options.labels.empty())
        throw Error(ErrorKind::Usage,
                    "--labels: this network has no classes (head " + std::string(spec.head.type == HeadType::Pool ? "pool" : "none") + ")");
    const auto labels = classifies ? labelsFor(options.labels, *model) : std::vector<std::string>();
    RunOptions run;
    run.device = options.device;
    run.stop = console.stop;
    run.capture = captureIds(*model, options.capture, !options.saveMaps.empty());
    refuseLargePass(*model, run, arch.weights || !options.weights.file.empty());
    const Trained *shipped = arch.weights ? nullptr : shippedFor(*model, options.weights);
    if (options.input.file.empty()) {
        const PrepareOptions usual = arch.weights ? arch.weights->preparationFor(spec.input)
            : shipped                             ? shipped->preparation
                                                  : PrepareOptions{};
        input = imageOrNoise(options.input, *model, usual, options.weights.seed, console.stop);
    }
    const auto file = readWeights(*model, options.weights, arch.weights.get());
    const LiveModel live = openLive(model, options.arch.threads);
    confirmLive(*model, *live.network);
    const std::string weights = fillWeights(*live.network, *model, options.weights, file, arch.weights.get());
    const Trace trace = measure(*live.network, input.tensor, run, options.repeat);

    if (const std::string note = finiteNote(*model, trace); !note.empty())
        writeMessage(note);
    const RunFacts facts = describePass(*model, trace, options.device, weights, options.top, labels);
    if (!options.saveOutput.empty())
        saveNpy(options.saveOutput, trace.output);
    saveMaps(*model, trace, options.saveMaps);
    const SummarySource source{*model, &trace, true};
    writeOut(options.format == "json" ? summaryJson(source, &facts) : readable(options, source, facts, input));
    return status::done;
}

} // namespace

void addRun(CommandTable &table)
{
    auto [command, options] = table.add<RunCommand>("run", runNetwork);
    addArchOptions(command, options.arch);
    addInputOptions(command, options.input);
    addWeightOptions(command, options.weights);
    addPartialOption(command, options.weights);
    command.add_option("--device", options.device, "Where to run: cpu, cuda or cuda:N (default cpu)")
        ->type_name("DEVICE")
        ->check(CLI::Validator(
            [](const std::string &name) {
                const bool numbered = name.rfind("cuda:", 0) == 0 && name.size() > 5 && name.size() < 8
                    && name.find_first_not_of("0123456789", 5) == std::string::npos;
                return name == "cpu" || name == "cuda" || numbered ? std::string()
                                                                   : inQuotes(name) + " is no device: expected cpu, cuda or cuda:N";
            },
            ""));
    command.add_option("--repeat", options.repeat, "Take the median time of so many passes, after one to warm up (default 1)")
        ->check(range(1, 100000))
        ->type_name("N");
    command.add_option("--top", options.top, "How many of the best classes (default 5)")->check(range(0, 65536))->type_name("K");
    command.add_option("--labels", options.labels, "Names of the classes, one a line (default for 1,000 classes: ImageNet's)")
        ->type_name("FILE");
    command.add_option("--save-output", options.saveOutput, "Write the output to this .npy file")->type_name("FILE");
    addRepeatable(command, "--capture", options.capture,
                  "Save this operation's output as PATH.npy (in the folder of --save-maps, else here)")
        ->type_name("PATH");
    command
        .add_option(
            "--save-maps", options.saveMaps,
            "Save what is captured as .npy and as picture sheets into this folder; without --capture the stem's and each stage's output")
        ->type_name("DIR");
    addChoice(command, "--format", options.format, {"text", "json"}, "Write the results as");
}

} // namespace residua::cli
