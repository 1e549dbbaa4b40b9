#include "core/data/engine_abi.h"

/// An engine module that was built from other headers.
extern "C" __attribute__((visibility("default"))) std::uint64_t residuaEngineAbi()
{
    return residua::kEngineAbi ^ 1;
}
