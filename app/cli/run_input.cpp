#include "app/cli/run_input.h"

#include "app/cli/image_io.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/npy.h"

#include <charconv>

namespace residua::cli {

namespace {

/// "0.485,0.456,0.406".
std::vector<float> numbersOf(const std::string &option, const std::string &text)
{
    std::vector<float> numbers;
    for (const std::string &part : CLI::detail::split(text, ',')) {
        float number = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (error != std::errc() || end != part.data() + part.size())
            throw CLI::ValidationError(option, inQuotes(text) + " is no list of numbers such as 0.485,0.456,0.406");
        numbers.push_back(number);
    }
    return numbers;
}

/// What the options say, and where they say nothing what is usual; mean, deviation, range and order of channels belong together.
PrepareOptions preparation(const InputOptions &options, const PrepareOptions &usual)
{
    PrepareOptions prepare = options.prepare;
    if (!prepare.crop && !prepare.resize)
        prepare.resize = usual.resize;
    if (prepare.mean.empty() && prepare.std.empty() && options.range.empty() && options.channels.empty()) {
        prepare.mean = usual.mean;
        prepare.std = usual.std;
        prepare.range = usual.range;
        prepare.channels = usual.channels;
    }
    if (!options.range.empty())
        prepare.range = options.range == "255" ? 255 : 1;
    if (!options.channels.empty())
        prepare.channels = options.channels == "bgr" ? ChannelOrder::Bgr : ChannelOrder::Rgb;
    prepare.interpolation = options.interpolation == "bicubic" ? Interpolation::Bicubic
        : options.interpolation == "nearest"                   ? Interpolation::Nearest
                                                               : Interpolation::Bilinear;
    return prepare;
}

} // namespace

void addInputOptions(CLI::App &command, InputOptions &options)
{
    auto *image = command.add_option("--image", options.image, "Run on this image, prepared as torchvision's ImageNet evaluation does it")
                      ->type_name("FILE");
    command.add_option("--input", options.file, "Run on this float32 .npy file [N, C, H, W] as it is")->type_name("FILE")->excludes(image);
    PrepareOptions &prepare = options.prepare;
    command
        .add_option_function<std::int64_t>(
            "--resize", [&prepare](const std::int64_t &side) { prepare.resize = side; },
            "Short side of the image before the crop (default: size / 0.875, rounded)")
        ->check(range(1, 65536))
        ->type_name("N")
        ->needs(image);
    command
        .add_option_function<std::int64_t>(
            "--crop", [&prepare](const std::int64_t &side) { prepare.crop = side; },
            "Side of the center crop (default: the network's input)")
        ->check(range(1, 8192))
        ->type_name("N")
        ->needs(image);
    command
        .add_option_function<std::string>(
            "--mean", [&prepare](const std::string &text) { prepare.mean = numbersOf("--mean", text); },
            "Mean of each channel (default ImageNet's; 0.5 for one channel)")
        ->type_name("A,B,C")
        ->needs(image);
    command
        .add_option_function<std::string>(
            "--std", [&prepare](const std::string &text) { prepare.std = numbersOf("--std", text); },
            "Deviation of each channel (default ImageNet's; 0.5 for one channel)")
        ->type_name("A,B,C")
        ->needs(image);
    addChoice(command, "--range", options.range, {"1", "255"}, "Pixels are 0 to this where mean and deviation are applied (default 1)")
        ->needs(image);
    addChoice(command, "--channels", options.channels, {"rgb", "bgr"},
              "Order of the input's channels, for mean and deviation too (default rgb)")
        ->needs(image);
    addChoice(command, "--interpolation", options.interpolation, {"bilinear", "bicubic", "nearest"},
              "How the image is resized (default bilinear)")
        ->needs(image);
}

PassInput tensorInput(const InputOptions &options, ResNetSpec &spec, ArchOptions &arch, bool inferred)
{
    PassInput input{readNpy(options.file), inQuotes(options.file)};
    if (inferred && input.tensor.shape.size() == 4) {
        ResNetSpec resized = spec;
        resized.input.height = input.tensor.shape[2];
        resized.input.width = input.tensor.shape[3];
        if (const std::vector<Problem> problems = validate(resized); !problems.empty())
            throw Error(ErrorKind::Input, "input " + input.description + ": " + problems.front().field + " " + problems.front().message);
        spec = resized;
    }
    refuseOtherShape("input " + input.description, input.tensor, spec);
    if (input.tensor.shape[0] > batchLimit)
        throw Error(ErrorKind::Input,
                    "input " + input.description + " holds a batch of " + std::to_string(input.tensor.shape[0]) + ", at most "
                        + std::to_string(batchLimit) + " are run at once: split it, array[:" + std::to_string(batchLimit)
                        + "] and the rest");
    if (arch.batchGiven && arch.batch != input.tensor.shape[0])
        throw Error(ErrorKind::Input,
                    "input " + input.description + " holds a batch of " + std::to_string(input.tensor.shape[0]) + ", --batch asks for "
                        + std::to_string(arch.batch) + ": leave --batch out");
    arch.batch = input.tensor.shape[0];
    return input;
}

PassInput imageOrNoise(const InputOptions &options, const Model &model, const PrepareOptions &usual, std::uint64_t seed,
                       const std::stop_token &stop)
{
    if (options.image.empty())
        return noisePassInput(model, seed);
    const DecodedImage decoded = readImage(options.image, stop);
    PassInput input = imagePassInput(model, decoded.image, options.image, preparation(options, usual));
    if (!decoded.notes.empty())
        input.description += " (" + noteText(decoded.notes) + ")";
    return input;
}

} // namespace residua::cli
