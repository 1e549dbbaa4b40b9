// residua-torch-save FOLDER: what a C++ program of libtorch's leaves behind. A residual network of torch::nn modules with drawn weights is
// saved in FOLDER in each way in which people do that; what it computes for the float32 numbers of FOLDER/input, [1, 3, 224, 224], goes to
// FOLDER/logits. Run by tests/oracle/forms_check.py.
#include <torch/nn/functional/pooling.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/sequential.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/modules/pooling.h>
#include <torch/optim/sgd.h>
#include <torch/serialize.h>

#include <cstdio>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

namespace nn = torch::nn;

namespace {

constexpr std::int64_t side = 224;

nn::Conv2d conv(std::int64_t from, std::int64_t to, std::int64_t kernel, std::int64_t stride)
{
    return nn::Conv2d(nn::Conv2dOptions(from, to, kernel).stride(stride).padding(kernel / 2).bias(false));
}

struct BlockImpl : nn::Module {
    BlockImpl(std::int64_t from, std::int64_t to, std::int64_t stride)
        : conv1(register_module("conv1", conv(from, to, 3, stride))), bn1(register_module("bn1", nn::BatchNorm2d(to))),
          conv2(register_module("conv2", conv(to, to, 3, 1))), bn2(register_module("bn2", nn::BatchNorm2d(to)))
    {
        if (stride != 1 || from != to)
            downsample = register_module("downsample", nn::Sequential(conv(from, to, 1, stride), nn::BatchNorm2d(to)));
    }

    torch::Tensor forward(const torch::Tensor &x)
    {
        const torch::Tensor y = bn2(conv2(bn1(conv1(x)).relu()));
        return (y + (downsample.is_empty() ? x : downsample->forward(x))).relu();
    }

    nn::Conv2d conv1;
    nn::BatchNorm2d bn1;
    nn::Conv2d conv2;
    nn::BatchNorm2d bn2;
    nn::Sequential downsample{nullptr};
};
TORCH_MODULE(Block);

struct NetworkImpl : nn::Module {
    NetworkImpl() : conv1(register_module("conv1", conv(3, 16, 7, 2))), bn1(register_module("bn1", nn::BatchNorm2d(16)))
    {
        std::int64_t from = 16;
        for (const std::int64_t to : {16, 32, 64, 128}) {
            nn::Sequential stage(Block(from, to, from == to ? 1 : 2), Block(to, to, 1));
            stages.push_back(register_module("layer" + std::to_string(stages.size() + 1), std::move(stage)));
            from = to;
        }
        fc = register_module("fc", nn::Linear(from, 10));
    }

    torch::Tensor forward(const torch::Tensor &image)
    {
        namespace F = nn::functional;
        torch::Tensor x = bn1(conv1(image)).relu();
        x = F::max_pool2d(x, F::MaxPool2dFuncOptions(3).stride(2).padding(1));
        for (nn::Sequential &stage : stages)
            x = stage->forward(x);
        return fc(x.mean({2, 3}));
    }

    nn::Conv2d conv1;
    nn::BatchNorm2d bn1;
    std::vector<nn::Sequential> stages;
    nn::Linear fc{nullptr};
};
TORCH_MODULE(Network);

/// A pass of training gives the norms statistics; their scales and shifts are drawn, so that every branch counts.
void draw(Network &net, const torch::Tensor &image)
{
    const torch::NoGradGuard none;
    for (auto &entry : net->named_parameters()) {
        if (entry.key().find("bn") != std::string::npos || entry.key().find("downsample.1") != std::string::npos)
            entry.value().uniform_(0.5, 1.5);
    }
    net->forward(image);
    net->eval();
}

void write(const std::string &path, const void *bytes, std::size_t count)
{
    std::ofstream(path, std::ios::binary).write(static_cast<const char *>(bytes), static_cast<std::streamsize>(count));
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    const std::string folder = std::string(argv[1]) + "/";
    std::vector<float> pixels(3 * side * side);
    std::ifstream(folder + "input", std::ios::binary)
        .read(reinterpret_cast<char *>(pixels.data()), static_cast<std::streamsize>(pixels.size() * sizeof(float)));
    const torch::Tensor image = torch::from_blob(pixels.data(), {1, 3, side, side});

    torch::manual_seed(5);
    Network net;
    draw(net, image);
    const torch::Tensor logits = [&] {
        const torch::NoGradGuard none;
        return net->forward(image).contiguous();
    }();
    write(folder + "logits", logits.const_data_ptr<float>(), static_cast<std::size_t>(logits.numel()) * sizeof(float));

    torch::save(net, folder + "module.pt");

    torch::serialize::OutputArchive checkpoint, model, state;
    net->save(model);
    torch::optim::SGD optimiser(net->parameters(), torch::optim::SGDOptions(0.1).momentum(0.9));
    optimiser.save(state);
    checkpoint.write("epoch", torch::IValue(std::int64_t{90}));
    checkpoint.write("model", model);
    checkpoint.write("optimizer", state);
    checkpoint.save_to(folder + "checkpoint.pt");

    c10::Dict<std::string, torch::Tensor> dictionary;
    for (const auto &entry : net->named_parameters())
        dictionary.insert(entry.key(), entry.value().detach());
    for (const auto &entry : net->named_buffers())
        dictionary.insert(entry.key(), entry.value());
    const std::vector<char> pickled = torch::pickle_save(dictionary);
    write(folder + "dictionary.pt", pickled.data(), pickled.size());
    return 0;
}
