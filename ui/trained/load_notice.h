#pragma once

#include "core/weights/comparison.h"

#include <QString>

namespace residua::ui {

/// What is worth telling of a weight file that was loaded for a network.
struct LoadNotice {
    QString text;         ///< plain: a sentence, and details in further lines; empty: nothing is
    bool warning = false; ///< the network has no place for some of it
    bool larger = false;  ///< of the network that the file is of, not of something else that is in it
};

/// `ownUnused` are the tensors that the network of the file has no use for either; `notes` what else was said of the file; `padsUntold`:
/// the network pads shortcuts with zeros, and nothing tells where.
LoadNotice loadNotice(const QString &name, const WeightComparison &comparison, std::size_t ownUnused, const std::vector<std::string> &notes,
                      bool padsUntold);

} // namespace residua::ui
