#pragma once

#include <QString>

#include <functional>

namespace residua::ui {

/// Something that the locator finds and does.
struct LocatorEntry {
    QString text;   ///< what is looked through: "File ▸ Export ▸ Picture…", "layer3.5.conv2"
    QString detail; ///< a few words behind it: "Conv2d, 256 × 14 × 14"
    QString kind;   ///< "command", "layer", "preset", "file", "variant"
    QString keys;   ///< of a command
    bool enabled = true;
    std::function<void()> run;
};

/// How well `entry` answers what was typed: each word of it must be in the text, in any order, large or small; 0: not at all. Beginnings
/// of words count more than their middles, short texts more than long ones.
int matchScore(const LocatorEntry &entry, const QString &typed);

} // namespace residua::ui
