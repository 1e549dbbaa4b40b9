#pragma once

#include "app/cli/console.h"

#include "core/arch/spec.h"

#include <string>

namespace residua::cli {

/// Downloads what torchvision publishes for `spec` into torch's hub cache, after a question that "y" answers unless `yes`; its path goes to
/// standard output. `name`: "IMAGENET1K_V1", or empty for torchvision's default. Returns the exit status.
int fetchPublished(const ResNetSpec &spec, const std::string &name, bool yes, const Console &console);

} // namespace residua::cli
