#pragma once

#include "ui/state/document.h"

#include <QDateTime>

#include <vector>

namespace residua::ui {

/// A document as it was when it was last kept, beside what a person needs to know it again.
struct KeptDocument {
    Document document;
    QString origin; ///< the file that it came from; empty: it had none
    QString name;   ///< as the window called it
    QDateTime time; ///< when it was kept
    /// The files of what it was shown with, or the name of a sample image; empty: noise, random weights.
    QString image = {}, weights = {};
};

/// What kept files are called: see `ownedName`.
inline constexpr std::string_view keptEnding = ".kept";

/// The bytes of the file: a line about it, then the workspace. The same for the same document and time.
std::string keptBytes(const KeptDocument &kept);

/// Throws Error(Input) where the file is none of these or is damaged.
KeptDocument readKept(const std::string &path);

/// The files in `folder` whose program runs no more, so that nobody else can offer them or go on writing them; newest first.
std::vector<std::string> orphans(const std::string &folder);

/// Makes `path`, an orphan, this process's own as `own`. False where another program was faster.
bool adopt(const std::string &path, const std::string &own);

} // namespace residua::ui
