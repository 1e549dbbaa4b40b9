#include "core/run/cuda.h"

#include "core/data/error.h"

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/util/Exception.h>

#include <dlfcn.h>

namespace residua {

namespace {

CudaState probe()
{
    CudaState state;
    try {
        if (!dlopen("libtorch_cuda.so", RTLD_NOW | RTLD_GLOBAL)) {
            const char *error = dlerror();
            state.reason =
                std::string("this libtorch has no usable CUDA part (") + (error ? error : "libtorch_cuda.so cannot be opened") + ")";
            return state;
        }
        if (!at::globalContext().hasCUDA()) {
            state.reason = "libtorch_cuda was opened, but no CUDA driver or device answers";
            return state;
        }
        const int count = static_cast<int>(at::detail::getCUDAHooks().deviceCount());
        if (count == 0) {
            state.reason = "the CUDA driver sees no device (is CUDA_VISIBLE_DEVICES empty?)";
            return state;
        }
        at::globalContext().setAllowTF32CuDNN(false);
        at::globalContext().setAllowTF32CuBLAS(false);
        for (int i = 0; i < count; ++i)
            state.devices.push_back("CUDA device " + std::to_string(i));
    } catch (const c10::Error &error) {
        state.devices.clear();
        state.reason = error.what_without_backtrace();
    }
    return state;
}

} // namespace

const CudaState &openCuda()
{
    static const CudaState state = probe();
    return state;
}

void requireDevice(const std::string &device)
{
    if (device == "cpu")
        return;
    const bool named = device == "cuda"
        || (device.rfind("cuda:", 0) == 0 && device.size() > 5 && device.size() < 8
            && device.find_first_not_of("0123456789", 5) == std::string::npos);
    if (!named)
        throw Error(ErrorKind::Device, "\"" + device + "\" is no device; use cpu, cuda or cuda:N.");
    const CudaState &cuda = openCuda();
    if (cuda.devices.empty())
        throw Error(ErrorKind::Device, "CUDA cannot be used: " + cuda.reason + ". Use --device cpu.");
    const std::size_t index = device == "cuda" ? 0 : std::stoul(device.substr(5));
    if (index >= cuda.devices.size())
        throw Error(ErrorKind::Device,
                    "There is no " + device + "; this machine has cuda:0 to cuda:" + std::to_string(cuda.devices.size() - 1) + ".");
}

} // namespace residua
