#pragma once

#include <string>
#include <vector>

namespace residua {

/// Where torch.hub keeps weight files: $TORCH_HOME/hub/checkpoints, else in $XDG_CACHE_HOME or ~/.cache. Empty where there is no home.
std::string torchHubFolder();

/// Folders in which programs keep the weight files that they have downloaded: torch's hub cache ($TORCH_HOME, else in $XDG_CACHE_HOME or
/// ~/.cache) and Hugging Face's ($HF_HUB_CACHE, $HF_HOME, else the same). Those that are not there too.
std::vector<std::string> weightCaches();

/// The weight files in those folders, by their first bytes, sorted; of Hugging Face's the names that the snapshots give them, not the
/// blobs. Folders and files that cannot be read are passed over. At most 10,000 files are looked at.
std::vector<std::string> cachedWeightFiles();

} // namespace residua
