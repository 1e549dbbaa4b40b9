#pragma once

#include "core/data/prepare.h"
#include "core/report/summary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace residua {

class Network;
struct RunOptions;

// What a forward pass takes and tells, whoever asks for it.

/// What a network is run on.
struct PassInput {
    Tensor tensor;           ///< [N, C, H, W]
    std::string description; ///< "image "cat.jpg"", "noise (seed 0)"
};

/// `image`, prepared, for every item of the model's batch. `name` is the file's, for messages.
/// Throws Error(Input) where the crop of `options` is not the network's size, and as `prepare`.
PassInput imagePassInput(const Model &model, const Image &image, const std::string &name, const PrepareOptions &options = {});

/// Standard normal noise for the model's batch.
PassInput noisePassInput(const Model &model, std::uint64_t seed);

/// Throws Error(Input) where `tensor`, called `what` in the message, is not [N, C, H, W] of `spec`'s input.
void refuseOtherShape(const std::string &what, const Tensor &tensor, const ResNetSpec &spec);

/// The memory in bytes that a pass of `model` on `options.device` takes here, as an estimate. `readsWeights`: a weight file is still to be
/// read for it.
std::int64_t passBytes(const Model &model, const RunOptions &options, bool readsWeights);

/// Throws Error(OutOfMemory) with both numbers where a pass of `model` on `options.device` takes more memory than this machine has
/// available.
void refuseLargePass(const Model &model, const RunOptions &options, bool readsWeights);

/// The median time in milliseconds of `repeat` passes after one to warm up; nothing where `options.stop` has ended one.
std::optional<double> medianPass(Network &network, const Tensor &input, const RunOptions &options, int repeat);

/// A sentence on where in the complete pass `trace`, which has statistics, values are no longer finite; empty where all are.
std::string finiteNote(const Model &model, const Trace &trace);

/// Describes the complete pass `trace`: time, output, and the `top` best classes, which are called `labels` (one a class, or none).
RunFacts describePass(const Model &model, const Trace &trace, const std::string &device, const std::string &weights, int top,
                      const std::vector<std::string> &labels);

} // namespace residua
