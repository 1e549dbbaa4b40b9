#pragma once

#include "core/arch/spec.h"

namespace residua::ui {

/// What the buttons of the form do to an architecture. Indices count from 0 and must be in range.

/// A new stage at `index` (0 to the number of stages): at the end one that halves the resolution and doubles the width, elsewhere
/// one as the stage before it. Made smaller where the network would be too large otherwise.
ResNetSpec withStageInserted(ResNetSpec spec, std::size_t index);
ResNetSpec withStageDuplicated(ResNetSpec spec, std::size_t index); ///< the copy follows, with stride 1
ResNetSpec withStageRemoved(ResNetSpec spec, std::size_t index);
ResNetSpec withStageMoved(ResNetSpec spec, std::size_t from, std::size_t to);

/// The convolutions of `block` as a custom block's list, where a list can say the same; else empty.
std::vector<ConvSpec> asCustomConvs(const BlockSpec &block);
/// Another type for the network's block. A new custom block starts with the convolutions it had.
ResNetSpec withBlockType(ResNetSpec spec, BlockType type);
/// Another norm. Group norm starts with the most groups, at most 32, that divide every channel count.
ResNetSpec withNormType(ResNetSpec spec, NormType type);
/// Another head, with the dropout that is usual for it where the old one's was.
ResNetSpec withHeadType(ResNetSpec spec, HeadType type);
/// Another window of the stem's max pooling; a padding that does not fit it goes. Precondition: there is a pool.
ResNetSpec withPoolKernel(ResNetSpec spec, std::int64_t kernel);

/// The same for the convolutions of a custom block. Exactly one carries the stride afterwards.
using Convs = std::vector<ConvSpec>;
Convs withConvInserted(Convs convs, std::size_t index);
Convs withConvDuplicated(Convs convs, std::size_t index);
Convs withConvRemoved(Convs convs, std::size_t index);
Convs withConvMoved(Convs convs, std::size_t from, std::size_t to);
Convs withStrideAt(Convs convs, std::size_t index);

} // namespace residua::ui
