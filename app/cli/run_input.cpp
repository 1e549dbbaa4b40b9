#include "app/cli/run_input.h"

#include "app/cli/image_io.h"

#include "core/data/file.h"
#include "core/data/npy.h"
#include "core/report/format.h"

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
            throw CLI::ValidationError(option, "\"" + text + "\" is no list of numbers such as 0.485,0.456,0.406");
        numbers.push_back(number);
    }
    return numbers;
}

/// The image `batch` times.
Tensor repeated(Tensor tensor, std::int64_t batch)
{
    const std::size_t size = tensor.values.size();
    tensor.shape[0] = batch;
    tensor.values.reserve(size * static_cast<std::size_t>(batch));
    for (std::int64_t i = 1; i < batch; ++i)
        tensor.values.insert(tensor.values.end(), tensor.values.begin(), tensor.values.begin() + static_cast<std::ptrdiff_t>(size));
    return tensor;
}

void checkFits(const std::string &what, const Tensor &tensor, const ResNetSpec &spec)
{
    const Shape wanted = {tensor.shape.empty() ? 1 : tensor.shape[0], spec.input.channels, spec.input.height, spec.input.width};
    if (tensor.shape == wanted && wanted[0] >= 1)
        return;
    throw Error(ErrorKind::Input,
                what + " has the shape " + shapeText(tensor.shape) + ", the network takes [N, " + std::to_string(wanted[1]) + ", "
                    + std::to_string(wanted[2]) + ", " + std::to_string(wanted[3])
                    + "]: change the file, or the network with --set input.height=H --set input.width=W --set input.channels=C");
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
            "Side of the centre crop (default: the network's input)")
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
}

RunInput readInput(const InputOptions &options, const ResNetSpec &spec, ArchOptions &arch, std::uint64_t seed, const std::stop_token &stop)
{
    if (!options.file.empty()) {
        RunInput input{readNpy(options.file), inQuotes(options.file)};
        checkFits("input " + input.description, input.tensor, spec);
        if (arch.batchGiven && arch.batch != input.tensor.shape[0])
            throw Error(ErrorKind::Input,
                        "input " + input.description + " holds a batch of " + std::to_string(input.tensor.shape[0]) + ", --batch asks for "
                            + std::to_string(arch.batch) + ": leave --batch out");
        arch.batch = input.tensor.shape[0];
        return input;
    }
    const InputSpec &size = spec.input;
    if (!options.image.empty()) {
        const DecodedImage decoded = readImage(options.image, stop);
        RunInput input{prepare(decoded.image, size, options.prepare), "image " + inQuotes(options.image)};
        checkFits("the prepared " + input.description, input.tensor, spec);
        if (!decoded.notes.empty())
            input.description += " (" + noteText(decoded.notes) + ")";
        input.tensor = repeated(std::move(input.tensor), arch.batch);
        return input;
    }
    return {noiseInput(size, arch.batch, seed), "noise (seed " + std::to_string(seed) + ")"};
}

} // namespace residua::cli
