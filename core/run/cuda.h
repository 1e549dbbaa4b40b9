#pragma once

#include <string>
#include <vector>

namespace residua {

struct CudaState {
    std::vector<std::string> devices; ///< one description each; empty when CUDA cannot be used
    std::string reason;               ///< why it cannot be used; empty when it can
};

/// Opens libtorch_cuda and asks for devices, once. The linker drops the library, since nobody names a symbol of it,
/// so it is opened by hand before the first CUDA question. TF32 is switched off: a GPU pass agrees with the CPU's.
const CudaState &openCuda();

/// Throws Error(Device) with the reason when `device` ("cuda", "cuda:1") cannot be used.
void requireDevice(const std::string &device);

} // namespace residua
