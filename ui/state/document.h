#pragma once

#include "core/arch/workspace.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>

namespace residua::ui {

/// What the window opens and saves: a workspace, or an architecture file, which is read as a workspace with one variant.
struct Document {
    Workspace workspace;
    bool architectureFile = true; ///< what it was read from or saved as; one with several variants cannot be saved as one any more
    bool operator==(const Document &) const = default;
};

/// What a variant is called that has no name of its own: as its network, or "custom".
std::string variantName(const ResNetSpec &spec);

/// A document with one variant, called so.
Document documentOf(const ResNetSpec &spec);

/// A document and the bytes that it was read from.
struct DocumentFile {
    Document document;
    std::string bytes;
};

/// Larger files are not read.
inline constexpr std::uint64_t documentLimit = 16'000'000;

/// Reads a workspace or an architecture file, whatever its name.
/// Throws Error(Input) with the file and every problem on a line of its own; nothing is half read. Thread: any. Cost: seconds for the
/// largest; a stop is such a problem.
DocumentFile readDocument(const QString &path, const std::stop_token &stop = {});

/// The bytes of the file: canonical, so the same document gives the same bytes. A workspace where there are several variants.
std::string documentBytes(const Document &document);

/// "*.residua" is a workspace, anything else an architecture file.
bool isWorkspacePath(const QString &path);

/// A path as the system's calls take it.
std::string posixPath(const QString &path);

/// The other way, from the root, as another start of the program finds it; empty: there is none.
QString absolutePath(const std::optional<std::string> &posix);

} // namespace residua::ui
