#include "app/cli/weights_fetch.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/weights/fetch.h"
#include "core/weights/published.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <unistd.h>

namespace residua::cli {

namespace {

PublishedWeights chosen(const ResNetSpec &spec, const std::string &name)
{
    const std::vector<PublishedWeights> all = publishedFor(spec);
    if (all.empty())
        throw Error(ErrorKind::Input,
                    "torchvision publishes no weights for this network: it does for resnet18, 34, 50, 101 and 152, resnext50_32x4d, "
                    "resnext101_32x8d and 64x4d, wide_resnet50_2 and 101_2, as they are");
    if (name.empty() || name == "DEFAULT")
        return all.back();
    std::string names;
    for (const PublishedWeights &each : all) {
        if (each.name == name)
            return each;
        names += (names.empty() ? "" : " and ") + each.name;
    }
    throw Error(ErrorKind::Usage, "--fetch " + visible(name) + ": of this network " + names + " are published");
}

std::string sizeWords(double mebibytes)
{
    return std::to_string(static_cast<long>(std::lround(mebibytes * 1.048576))) + " MB";
}

bool answeredYes()
{
    std::string answer;
    std::getline(std::cin, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

/// One line on a terminal, rewritten; nothing elsewhere.
void showProgress(std::uint64_t received, std::uint64_t total)
{
    if (!::isatty(STDERR_FILENO))
        return;
    std::cerr << "\r" << received / 1'000'000 << (total > 0 ? " of " + std::to_string(total / 1'000'000) : std::string()) << " MB"
              << std::flush;
}

} // namespace

int fetchPublished(const ResNetSpec &spec, const std::string &name, bool yes, const Console &console)
{
    const PublishedWeights weights = chosen(spec, name);
    const std::string path = weights.cachePath();
    if (path.empty())
        throw Error(ErrorKind::Failed, "there is no folder for downloads: set TORCH_HOME or HOME");
    if (std::filesystem::exists(path)) {
        writeMessage(inQuotes(path) + " is there already");
    } else {
        const std::string what = weights.file + " (" + weights.name + ", " + sizeWords(weights.mebibytes) + ") from " + weights.host()
            + " into " + inQuotes(std::filesystem::path(path).parent_path().string());
        if (!yes) {
            writeMessage("download " + what + "? [y/N]");
            if (!answeredYes()) {
                writeMessage("nothing was downloaded");
                return status::failed;
            }
        }
        if (!fetchFile({weights.url(), path, weights.sha256()}, showProgress, console.stop)) {
            writeMessage("interrupted; what has come is kept, and the next --fetch goes on from there");
            return status::interrupted;
        }
        writeMessage((::isatty(STDERR_FILENO) ? "\n" : "") + ("downloaded " + what + ", SHA-256 as published"));
    }
    if (weights.resize != 256)
        writeMessage("these weights are published for images whose short side is " + std::to_string(weights.resize)
                     + " before the crop: run with " + "--resize " + std::to_string(weights.resize));
    writeOut(path + "\n");
    return status::done;
}

} // namespace residua::cli
