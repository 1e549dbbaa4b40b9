#pragma once

#include <QString>

#include <span>
#include <string>

namespace residua::ui {

/// What core says of weight files, images and what is inferred, in the user's language. core writes whole sentences in English, which the
/// command line prints; here each is found again among the patterns below, and put together from their translations. A sentence that is
/// none of them is tried clause by clause ("; " and ": "); what is left stays as it is, names and numbers among it. Any thread.
QString coreWords(const std::string &english);

/// A sentence or clause of core's with places %1 to %9 in their order, noted for lupdate. `ui.translations` compares them with core's
/// sources.
using CorePatterns = std::span<const char *const>;
CorePatterns filePatterns();      ///< of weight files and other files
CorePatterns inferencePatterns(); ///< of the network that a weight file is of
CorePatterns imagePatterns();     ///< of images and passes

} // namespace residua::ui
