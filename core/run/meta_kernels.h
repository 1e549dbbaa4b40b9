#pragma once

namespace residua {

/// Gives the meta device the shape functions that libtorch's C++ lacks (Python has them): convolution, batch norm, relu, hardswish.
/// An existing kernel is left alone; a schema that has changed is left without one, so the trace then says what is missing.
/// Call once, before the first trace.
void registerMetaKernels();

} // namespace residua
