#pragma once

#include <string>
#include <vector>

namespace residua {

struct CudaState {
    std::vector<std::string> devices; ///< one description each; empty when CUDA cannot be used
    std::string reason;               ///< why it cannot be used; empty when it can
};

/// Opens libtorch_cuda where there is a driver, once: about 0.1 s. The linker drops the library, since nobody names a symbol of it. It has
/// to be there before libtorch's first operation: every convolution, on the CPU too, asks for CUDA, and libtorch keeps the first answer for
/// ever.
void loadCuda();

/// Asks for devices, once. TF32 is switched off: a GPU pass agrees with the CPU's.
const CudaState &openCuda();

/// Throws Error(Device) with the reason when `device` ("cuda", "cuda:1") cannot be used.
void requireDevice(const std::string &device);

} // namespace residua
