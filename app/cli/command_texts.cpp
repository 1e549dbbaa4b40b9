#include "app/cli/command.h"

#include "core/arch/assert.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace residua::cli {
namespace {

/// What stands in the help, the manual page and the completion of a command.
struct CommandText {
    std::string_view name, description, examples;
};
constexpr CommandText commandTexts[] = {
    {"presets", "List the presets with their parameters and multiply-accumulates",
     "  residua-cli presets\n  residua-cli presets | grep cifar"},
    {"show", "Print the canonical architecture file",
     "  residua-cli show resnet50 > mine.residua.json\n"
     "  residua-cli show resnet50 --set stages.2.depth=23 --set block.attention='{\"type\":\"se\"}'\n"
     "  residua-cli show work.residua#wide"},
    {"summary", "Print the layer table: output shapes, parameters, MACs, memory, receptive field",
     "  residua-cli summary resnet50\n"
     "  residua-cli summary resnet152 --level block --format markdown\n"
     "  residua-cli summary mine.residua.json --style torchinfo --depth 2\n"
     "  residua-cli summary mine.residua.json --arithmetic --max-parameters 25M --max-macs 4G"},
    {"tree", "Print the module tree, as print(model) shows it in PyTorch",
     "  residua-cli tree resnet18\n  residua-cli tree resnet18 --style encoder_decoder"},
    {"graph", "Draw the network",
     "  residua-cli graph resnet50 --level block --output resnet50.svg\n"
     "  residua-cli graph resnet152 --level block --unfold layer2.0 --output resnet152.pdf\n"
     "  residua-cli graph mine.residua.json --level stage --output mine.dot"},
    {"diff", "Compare two architectures: stages, blocks and operations side by side, with what they cost",
     "  residua-cli diff resnet50 resnet101\n"
     "  residua-cli diff resnet50 resnet50 --set stages.2.width=320 --set 'block.attention={\"type\":\"se\"}'\n"
     "  residua-cli diff work.residua#plain work.residua#wide --format markdown"},
    {"fit", "Print the largest variant within a budget, as an architecture file",
     "  residua-cli fit resnet50 --max-parameters 15M --by width\n"
     "  residua-cli fit resnet50 --max-macs 2G --by resolution > small.residua.json\n"
     "  residua-cli fit mine.residua.json --max-memory 100M --by depth --stage 3"},
    {"advise", "Say where a design is weaker than every standard network: reason, source, and a fix",
     "  residua-cli advise mine.residua.json\n"
     "  residua-cli advise resnet18 --set input.height=32 --set input.width=32\n"
     "  residua-cli advise mine.residua.json --format json"},
    {"sweep", "Print the totals of every combination of values, a line of JSON each",
     "  residua-cli sweep resnet50 --over stages.2.depth=4,6,8 --over stages.2.width=192,256,320\n"
     "  residua-cli sweep resnet18 --over 'block.attention=[null, {\"type\": \"se\"}]' --measure time\n"
     "  residua-cli sweep resnet50 --over stem.channels=32,64 --shard 3/8 --arithmetic > part3.jsonl\n"
     "  residua-cli sweep resnet50 --over stem.channels=32,64 --resume all.jsonl >> all.jsonl"},
    {"run", "Run one forward pass: time and statistics of each operation, the best classes, feature maps",
     "  residua-cli run resnet18 --image cat.jpg --weights resnet18.pth\n"
     "  residua-cli run resnet50 --seed 1 --repeat 10 --format json\n"
     "  residua-cli run resnet18 --image cat.jpg --capture layer1.0.relu_1 --save-maps maps"},
    {"export", "Write the network as code, weights or architecture file",
     "  residua-cli export resnet50 --to pytorch --output resnet50.py\n"
     "  residua-cli export resnet18 --to safetensors --seed 1 --output resnet18.safetensors\n"
     "  residua-cli export resnet18 --to json --output resnet18.residua.json"},
    {"weights", "List the weight files on this machine, or compare one with a network",
     "  residua-cli weights\n"
     "  residua-cli weights resnet50\n"
     "  residua-cli weights resnet50 --fetch\n"
     "  residua-cli weights resnet18 --set head.classes=10 --compare checkpoint.pth.tar"},
    {"validate", "Report each problem of each architecture, one line each; status 3 if there is one",
     "  residua-cli validate mine.residua.json\n  residua-cli validate *.residua.json"},
    {"infer", "Print the architecture of a weight file, and what of it is assumed and why",
     "  residua-cli infer resnet56.th > resnet56.residua.json\n"
     "  residua-cli infer checkpoint.pth --format json\n"
     "  residua-cli infer model.safetensors --images holiday.jpg street.png"},
    {"doctor", "Print versions, devices and CPU features, and compare CPU and GPU", "  residua-cli doctor"},
    {"completion", "Print a completion script for this shell",
     "  residua-cli completion bash > ~/.local/share/bash-completion/completions/residua-cli\n"
     "  residua-cli completion fish | source"},
};

} // namespace

CLI::App *CommandTable::describedCommand(std::string_view name)
{
    const auto text =
        std::find_if(std::begin(commandTexts), std::end(commandTexts), [&](const CommandText &one) { return one.name == name; });
    RESIDUA_ASSERT(text != std::end(commandTexts));
    CLI::App *command = app.add_subcommand(std::string(name), std::string(text->description));
    command->group("Commands");
    command->footer("Examples:\n" + std::string(text->examples));
    return command;
}

} // namespace residua::cli
