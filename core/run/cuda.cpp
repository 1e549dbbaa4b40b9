#include "core/run/cuda.h"

#include "core/data/error.h"

#include <ATen/Context.h>
#include <ATen/detail/CUDAHooksInterface.h>
#include <c10/util/Exception.h>

#include <dlfcn.h>

namespace residua {

namespace {

/// Empty where libtorch_cuda was opened, else why it was not.
std::string load()
{
    // Without the driver nothing could be asked, and opening a gigabyte of libraries would be for nothing.
    if (!::dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL))
        return "there is no NVIDIA driver on this machine (libcuda.so.1)";
    if (!::dlopen("libtorch_cuda.so", RTLD_LAZY | RTLD_LOCAL)) {
        const char *error = ::dlerror();
        return std::string("this libtorch has no usable CUDA part (") + (error ? error : "libtorch_cuda.so cannot be opened") + ")";
    }
    return {};
}

const std::string &whyNotLoaded()
{
    static const std::string reason = load();
    return reason;
}

/// What the driver calls the device, with its memory. libtorch's own words for it belong to headers that need the CUDA toolkit.
std::string nameOf(int index)
{
    void *driver = ::dlopen("libcuda.so.1", RTLD_LAZY | RTLD_LOCAL);
    const auto get = reinterpret_cast<int (*)(int *, int)>(::dlsym(driver, "cuDeviceGet"));
    const auto name = reinterpret_cast<int (*)(char *, int, int)>(::dlsym(driver, "cuDeviceGetName"));
    const auto memory = reinterpret_cast<int (*)(std::size_t *, int)>(::dlsym(driver, "cuDeviceTotalMem_v2"));
    std::string text(256, '\0');
    std::size_t bytes = 0;
    int device = 0;
    if (!get || !name || !memory || get(&device, index) != 0 || name(text.data(), 256, device) != 0 || memory(&bytes, device) != 0)
        return "CUDA device " + std::to_string(index);
    text.resize(text.find('\0'));
    return text + ", " + std::to_string((bytes + (std::size_t{1} << 29)) >> 30) + " GiB";
}

CudaState probe()
{
    CudaState state;
    state.reason = whyNotLoaded();
    if (!state.reason.empty())
        return state;
    try {
        const int count = at::globalContext().hasCUDA() ? static_cast<int>(at::detail::getCUDAHooks().deviceCount()) : 0;
        if (count == 0) {
            state.reason =
                "the CUDA driver answers with no device (is CUDA_VISIBLE_DEVICES empty, or the driver older than this libtorch?)";
            return state;
        }
        at::globalContext().setAllowTF32CuDNN(false);
        at::globalContext().setAllowTF32CuBLAS(false);
        for (int i = 0; i < count; ++i)
            state.devices.push_back(nameOf(i));
    } catch (const c10::Error &error) {
        state.devices.clear();
        state.reason = error.what_without_backtrace();
    }
    return state;
}

} // namespace

void loadCuda()
{
    whyNotLoaded();
}

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
