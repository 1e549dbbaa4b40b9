#pragma once

namespace residua {

/// Says on standard error which assertion of which file does not hold, and ends the program.
[[noreturn]] void assertionFailed(const char *condition, const char *file, int line);

} // namespace residua

/// What a caller promises: a failure is a bug of ours, never a user's mistake and never the environment's. Checked in `dev`, `dev-asan` and
/// `dev-tsan`; compiled, but never evaluated, where NDEBUG is defined.
#ifdef NDEBUG
#define RESIDUA_ASSERT(condition) static_cast<void>(sizeof((condition) ? 1 : 0))
#else
#define RESIDUA_ASSERT(condition) ((condition) ? static_cast<void>(0) : residua::assertionFailed(#condition, __FILE__, __LINE__))
#endif
