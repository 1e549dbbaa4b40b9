#pragma once

namespace residua::test {

/// From now on the allocation number `count`, from 1, of `operator new` in any other thread than this one throws std::bad_alloc, once.
/// For programs that are linked with failing_new.cpp.
void failAllocation(long count);

/// Whether it has come to that; nothing fails any more.
bool allocationFailed();

} // namespace residua::test
