// Compiled and run when CMake configures: libtorch's headers compile, its libraries link with our std::string, and load.
#include <c10/core/Device.h>
#include <cstdio>
#include <string>
#include <torch/version.h>

namespace at {
std::string get_cpu_capability(); // declared in ATen/Version.h, which costs 15 seconds to compile
}

int main()
{
    const c10::Device device(std::string("cpu"));
    return std::printf("%s;%s\n", TORCH_VERSION, at::get_cpu_capability().c_str()) < 0 || !device.is_cpu();
}
