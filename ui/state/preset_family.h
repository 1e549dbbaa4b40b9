#pragma once

#include <QString>

namespace residua::ui {

/// The heading under which the preset called `name` is listed: "ResNet", "ResNeXt", "CIFAR". Presets of one family follow each other in
/// `presetNames`, or come again under the same heading.
QString presetFamily(const QString &name);

} // namespace residua::ui
