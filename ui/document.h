#pragma once

#include "core/arch/workspace.h"

#include <string>

namespace residua::ui {

/// What the window opens and saves: a workspace, or an architecture file (then with exactly one variant).
struct Document {
    Workspace workspace;
    bool architectureFile = true;
    bool operator==(const Document &) const = default;
};

/// A document with one variant called as `spec` is.
Document documentOf(const ResNetSpec &spec);

/// Reads a workspace or an architecture file, whatever its name.
/// Throws Error(Input) with the file and every problem on a line of its own; nothing is half read.
Document readDocument(const std::string &path);

/// The bytes of the file: canonical, so the same document gives the same bytes.
std::string documentBytes(const Document &document);

/// "*.residua" is a workspace, anything else an architecture file.
bool isWorkspacePath(const std::string &path);

} // namespace residua::ui
