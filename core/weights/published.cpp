#include "core/weights/published.h"

#include "core/arch/model.h"
#include "core/arch/presets.h"
#include "core/weights/weight_caches.h"

#include <cstdlib>
#include <string_view>

namespace residua {

namespace {

struct Published {
    std::string_view preset, name, sha256;
    double mebibytes;
    int resize;
};
constexpr std::string_view v1 = "IMAGENET1K_V1", v2 = "IMAGENET1K_V2";
constexpr Published published[] = {
    {"resnet18", v1, "f37072fd", 44.661, 256},          {"resnet34", v1, "b627a593", 83.275, 256},
    {"resnet50", v1, "0676ba61", 97.781, 256},          {"resnet50", v2, "11ad3fa6", 97.79, 232},
    {"resnet101", v1, "63fe2227", 170.511, 256},        {"resnet101", v2, "cd907fc2", 170.53, 232},
    {"resnet152", v1, "394f9c45", 230.434, 256},        {"resnet152", v2, "f82ba261", 230.474, 232},
    {"resnext50_32x4d", v1, "7cdf4587", 95.789, 256},   {"resnext50_32x4d", v2, "1a0047aa", 95.833, 232},
    {"resnext101_32x8d", v1, "8ba56ff5", 339.586, 256}, {"resnext101_32x8d", v2, "110c445d", 339.673, 232},
    {"resnext101_64x4d", v1, "173b62eb", 319.318, 232}, {"wide_resnet50_2", v1, "95faca4d", 131.82, 256},
    {"wide_resnet50_2", v2, "9ba9bcbe", 263.124, 232},  {"wide_resnet101_2", v1, "32ee1156", 242.896, 256},
    {"wide_resnet101_2", v2, "d733dc28", 484.747, 232},
};

std::string base()
{
    const char *own = std::getenv("RESIDUA_TORCHVISION_URL");
    std::string url = own && *own ? own : "https://download.pytorch.org/models/";
    return url.ends_with('/') ? url : url + '/';
}

} // namespace

std::string PublishedWeights::sha256() const
{
    return file.substr(file.rfind('-') + 1, 8);
}

std::string PublishedWeights::url() const
{
    return base() + file;
}

std::string PublishedWeights::host() const
{
    std::string host = base();
    if (const auto scheme = host.find("://"); scheme != std::string::npos)
        host.erase(0, scheme + 3);
    return host.substr(0, host.find('/'));
}

std::string PublishedWeights::cachePath() const
{
    const std::string folder = torchHubFolder();
    return folder.empty() ? folder : folder + '/' + file;
}

std::vector<PublishedWeights> publishedFor(const ResNetSpec &spec)
{
    std::vector<PublishedWeights> found;
    for (const Published &each : published) {
        ResNetSpec its = *preset(std::string(each.preset));
        its.input = spec.input;
        its.style = spec.style;
        if (sameNetwork(its, spec))
            found.push_back({std::string(each.preset), std::string(each.name),
                             std::string(each.preset) + '-' + std::string(each.sha256) + ".pth", each.mebibytes, each.resize});
    }
    return found;
}

} // namespace residua
