// Compiled and run when CMake configures: libtorch's headers compile, its libraries link with our std::string, and load.
#include <c10/core/Device.h>
#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <string>
#include <torch/version.h>

namespace at {
std::string get_cpu_capability(); // declared in ATen/Version.h, which costs 15 seconds to compile
}

int main()
{
    const c10::Device device(std::string("cpu"));
    // A compiler that links libstdc++ statically gives the program another one than libtorch's libraries share.
    const void *terminate = ::dlsym(RTLD_DEFAULT, "_ZSt9terminatev");
    Dl_info home{};
    const bool two = terminate && ::dladdr(terminate, &home) && !std::strstr(home.dli_fname, "libstdc++.so");
    return std::printf("%s;%s;%d\n", TORCH_VERSION, at::get_cpu_capability().c_str(), int(two)) < 0 || !device.is_cpu();
}
