#include "app/cli/arch_input.h"

#include "app/cli/console.h"

#include "core/arch/presets.h"
#include "core/arch/visible.h"
#include "core/arch/workspace.h"
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/foreign_kind.h"
#include "core/data/photographs.h"
#include "core/report/agreement.h"

#include <sys/stat.h>

namespace residua::cli {

namespace {

using Edits = std::vector<std::pair<std::string, std::string>>;

constexpr std::uint64_t fileLimit = 16'000'000;

bool exists(const std::string &path)
{
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0;
}

Edits splitEdits(const std::vector<std::string> &edits)
{
    Edits pairs;
    for (const std::string &edit : edits) {
        const auto equals = edit.find('=');
        if (equals == std::string::npos || equals == 0)
            throw Error(ErrorKind::Usage, "--set " + inQuotes(edit) + ": expected KEY=VALUE, for example --set stages.2.depth=23");
        pairs.emplace_back(edit.substr(0, equals), edit.substr(equals + 1));
    }
    return pairs;
}

[[noreturn]] void refuseName(const std::string &arch)
{
    std::string text = inQuotes(arch) + " is neither a preset nor a file";
    if (const std::string near = nearest(arch, presetNames()); !near.empty())
        text += "; did you mean " + near + "?";
    throw Error(ErrorKind::Input, text + " (\"residua-cli presets\" lists the presets)");
}

std::string documentBytes(const std::string &path, std::string_view what)
{
    refuseForeignDocument(path, what);
    return readFile(path, fileLimit, what);
}

std::string stdinBytes()
{
    std::string bytes = readStdin(fileLimit);
    if (const std::string kind = foreignDocument(std::string_view(bytes).substr(0, foreignBytes)); !kind.empty())
        throw Error(ErrorKind::Input, "standard input: " + kind);
    return bytes;
}

/// The architecture in `bytes`: itself, or a variant of a workspace (the current one where `variant` is empty).
SpecOrProblems readText(const std::string &path, const std::string &variant, const std::string &bytes, const Edits &edits)
{
    if (!isWorkspace(bytes)) {
        if (!variant.empty())
            return std::vector<Problem>{{"", "is an architecture, not a workspace: leave out " + inQuotes("#" + variant)}};
        return parseSpec(bytes, edits);
    }
    const WorkspaceOrProblems read = parseWorkspace(bytes);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&read))
        return *problems;
    const Workspace &workspace = std::get<Workspace>(read);
    const Variant *found = findVariant(workspace, variant);
    if (found)
        return edits.empty() ? SpecOrProblems(found->architecture) : parseSpec(toJson(found->architecture), edits);
    std::string names;
    for (const Variant &each : workspace.variants)
        names += (names.empty() ? "" : ", ") + inQuotes(each.name);
    throw Error(ErrorKind::Input, "workspace " + inQuotes(path) + " has no variant " + inQuotes(variant) + "; it has " + names);
}

/// The network of a weight file, with what was assumed as a message.
Architecture readWeightFile(const std::string &name, const Edits &edits, int threads)
{
    auto network = std::make_shared<WeightNetwork>(name);
    std::vector<Image> images;
    for (const Photograph &photograph : photographs())
        images.push_back(photograph.image);
    testAssumptions(*network, images, threads);
    writeMessage(network->text());
    const ResNetSpec &spec = network->inference().spec;
    return {edits.empty() ? SpecOrProblems(spec) : parseSpec(toJson(spec), edits), network};
}

} // namespace

std::string archLabel(const std::string &arch)
{
    if (arch == "-")
        return "standard input";
    return preset(arch) ? "preset " + arch : inQuotes(arch);
}

Architecture readArchitecture(const std::string &arch, const std::vector<std::string> &edits, int threads)
{
    const auto pairs = splitEdits(edits);
    if (const auto known = preset(arch))
        return {pairs.empty() ? SpecOrProblems(*known) : parseSpec(toJson(*known), pairs), nullptr};
    if (arch == "-")
        return {readText(arch, {}, stdinBytes(), pairs), nullptr};
    if (exists(arch)) {
        if (isWeightFile(arch))
            return readWeightFile(arch, pairs, threads);
        return {readText(arch, {}, documentBytes(arch, "architecture file"), pairs), nullptr};
    }
    for (auto hash = arch.rfind('#'); hash != std::string::npos && hash > 0; hash = arch.rfind('#', hash - 1)) {
        const std::string path = arch.substr(0, hash);
        if (!exists(path))
            continue;
        if (isWeightFile(path))
            return readWeightFile(arch, pairs, threads);
        return {readText(path, arch.substr(hash + 1), documentBytes(path, "workspace"), pairs), nullptr};
    }
    refuseName(arch);
}

std::string problemLines(const std::string &arch, const std::vector<Problem> &problems)
{
    std::string text;
    for (const Problem &problem : problems)
        text += (text.empty() ? "" : "\n") + archLabel(arch) + ": " + (problem.field.empty() ? "" : problem.field + ": ") + problem.message;
    return text;
}

LoadedArchitecture loadArchitecture(const ArchOptions &options)
{
    Architecture read = readArchitecture(options.arch, options.edits, options.threads);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&read.spec))
        throw Error(ErrorKind::Input, problemLines(options.arch, *problems));
    return {std::get<ResNetSpec>(std::move(read.spec)), std::move(read.weights)};
}

ResNetSpec loadSpec(const ArchOptions &options)
{
    return loadArchitecture(options).spec;
}

ModelPtr loadModel(const ArchOptions &options)
{
    return makeModel(loadSpec(options), options.batch);
}

void testAssumptions(WeightNetwork &network, const std::vector<Image> &images, int threads, const std::stop_token &stop)
{
    std::shared_ptr<Engine> engine;
    try {
        engine = openEngine();
        if (threads > 0)
            engine->setThreads(threads);
    } catch (const Error &error) {
        // What cannot be used is refused as where the test reads it.
        const ModelPtr model = makeModel(network.inference().spec);
        network.refuseMisfitOf(*model, network.plan(*model));
        network.leaveUntested(error.what());
        return;
    }
    EvidenceOptions options;
    options.stop = stop;
    network.test(*engine, images, options);
}

LiveModel openLive(const ModelPtr &model, int threads)
{
    LiveModel live;
    live.engine = openEngine();
    if (threads > 0)
        live.engine->setThreads(threads);
    live.network = live.engine->build(model);
    return live;
}

void confirmLive(const Model &model, const Network &network)
{
    const std::string difference = disagreement(model, network);
    if (!difference.empty())
        throw Error(ErrorKind::Failed, difference);
}

} // namespace residua::cli
