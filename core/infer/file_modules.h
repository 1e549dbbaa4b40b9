#pragma once

#include "core/arch/shape.h"
#include "core/weights/named_shape.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// The word in a path for a norm that is a scale and a shift alone: its statistics are folded into them.
constexpr std::string_view kAffineNorm = "affine_norm";

/// `Blur`: the fixed filter of an anti-aliasing layer, which TorchScript keeps beside what was learned.
enum class ModuleKind { Conv, ChannelConv, Linear, Norm, Blur, Other };

/// One tensor of a module, by what it is there and where it stands in the file.
struct ModuleTensor {
    std::string_view part; ///< of a literal: "weight", "bias", "running_mean", "running_var", "num_batches_tracked",
                           ///< "filt" of a blur
    std::size_t tensor;    ///< index in the file's list
};

/// The tensors of a file that belong together.
struct FileModule {
    std::string path; ///< as in the file, or the name of its first tensor where names say nothing
    ModuleKind kind = ModuleKind::Other;
    Shape weight; ///< convolution [out, in / groups, h, w], linear [out, in], norm [channels], blur [channels, 1, h, w]
    std::vector<ModuleTensor> tensors;

    bool has(std::string_view part) const;
    std::size_t tensor(std::string_view part) const;        ///< index in the file's list. Precondition: has(part)
    bool statistics() const { return has("running_mean"); } ///< of a batch norm
    bool affine() const;                                    ///< a norm into which statistics are folded, as its name says (kAffineNorm)
    std::int64_t out() const { return weight.empty() ? 0 : weight.front(); }
};

/// "convolution layer1.0.conv1 [64, 64, 3, 3]", for messages.
std::string describe(const FileModule &module);

/// Whether most names end in what a tensor is in its module ("weight", "bias").
bool namesTellModules(const std::vector<NamedShape> &tensors);

/// Tensors joined by what stands before the last point of their names, in the order of the file.
std::vector<FileModule> namedModules(const std::vector<NamedShape> &tensors);

/// Modules from shapes and order alone: a tensor of several dimensions begins a module, the lines of numbers behind it are its bias and
/// norms.
std::vector<FileModule> orderedModules(const std::vector<NamedShape> &tensors);

} // namespace residua
