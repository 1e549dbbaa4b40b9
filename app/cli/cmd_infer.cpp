#include "app/cli/arch_input.h"
#include "app/cli/command.h"
#include "app/cli/image_io.h"

#include "core/data/photographs.h"

namespace residua::cli {

namespace {

struct InferOptions {
    std::string file, format = "text";
    std::vector<std::string> images;
    int threads = 0;
};

int infer(const InferOptions &options, const Console &console)
{
    WeightNetwork network(options.file);
    std::vector<Image> images;
    for (const std::string &path : options.images)
        images.push_back(readImage(path, console.stop).image);
    if (images.empty())
        for (const Photograph &photograph : photographs())
            images.push_back(photograph.image);
    testAssumptions(network, images, options.threads, console.stop);
    if (console.stop.stop_requested())
        return status::interrupted;
    writeMessage(network.text());
    writeOut(options.format == "json" ? network.json() : toJson(network.inference().spec));
    return status::done;
}

} // namespace

void addInfer(CommandTable &table)
{
    auto [command, options] = table.add<InferOptions>("infer", infer);
    command.add_option("FILE", options.file, "A weight file: .safetensors, PyTorch's, TorchScript; FILE#NAME for one of several sets")
        ->required()
        ->type_name("");
    command.add_option("--images", options.images, "Test what is assumed on these photographs (default: three that are built in)")
        ->type_name("FILE");
    addChoice(command, "--format", options.format, {"text", "json"}, "The architecture file, or everything that is known as JSON");
    addThreads(command, options.threads);
}

} // namespace residua::cli
