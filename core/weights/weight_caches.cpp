#include "core/weights/weight_caches.h"

#include "core/weights/checkpoint.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace residua {

namespace {

constexpr int filesLooked = 10'000;

std::string variable(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

std::string cacheFolder()
{
    if (std::string folder = variable("XDG_CACHE_HOME"); folder.starts_with('/'))
        return folder;
    const std::string home = variable("HOME");
    return home.empty() ? std::string() : home + "/.cache";
}

std::string huggingFaceFolder()
{
    if (std::string hub = variable("HF_HUB_CACHE"); !hub.empty())
        return hub;
    if (const std::string home = variable("HF_HOME"); !home.empty())
        return home + "/hub";
    const std::string cache = cacheFolder();
    return cache.empty() ? cache : cache + "/huggingface/hub";
}

void addFiles(const std::string &folder, bool snapshotsOnly, int &left, std::vector<std::string> &files)
{
    std::error_code error;
    std::filesystem::recursive_directory_iterator at(folder, std::filesystem::directory_options::skip_permission_denied, error);
    for (; !error && at != std::filesystem::recursive_directory_iterator() && left > 0; at.increment(error)) {
        const std::string path = at->path().string();
        std::error_code unknown;
        if ((snapshotsOnly && path.find("/snapshots/") == std::string::npos) || !std::filesystem::is_regular_file(at->path(), unknown))
            continue;
        --left;
        if (isWeightFile(path))
            files.push_back(path);
    }
}

} // namespace

std::string torchHubFolder()
{
    if (const std::string home = variable("TORCH_HOME"); !home.empty())
        return home + "/hub/checkpoints";
    const std::string cache = cacheFolder();
    return cache.empty() ? cache : cache + "/torch/hub/checkpoints";
}

std::vector<std::string> weightCaches()
{
    std::vector<std::string> folders;
    for (std::string folder : {torchHubFolder(), huggingFaceFolder()})
        if (!folder.empty())
            folders.push_back(std::move(folder));
    return folders;
}

std::vector<std::string> cachedWeightFiles()
{
    std::vector<std::string> files;
    int left = filesLooked;
    if (const std::string folder = torchHubFolder(); !folder.empty())
        addFiles(folder, false, left, files);
    if (const std::string folder = huggingFaceFolder(); !folder.empty())
        addFiles(folder, true, left, files);
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace residua
