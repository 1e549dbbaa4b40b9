#include "app/cli/run_maps.h"

#include "app/cli/console.h"
#include "app/cli/image_io.h"

#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/npy.h"
#include "core/data/sheet.h"

#include <algorithm>
#include <filesystem>

namespace residua::cli {

std::vector<int> captureIds(const Model &model, const std::vector<std::string> &paths, bool typical)
{
    std::vector<int> ids;
    const auto &nodes = model.graph.nodes;
    std::vector<std::string> known;
    for (const Node &node : nodes)
        known.push_back(node.path);
    for (const std::string &path : paths) {
        const auto found = std::find(known.begin(), known.end(), path);
        if (found == known.end()) {
            const std::string near = nearest(path, known);
            throw Error(ErrorKind::Usage,
                        "--capture " + inQuotes(path) + ": there is no such operation"
                            + (near.empty() ? "" : "; did you mean " + near + "?") + " (the first column of \"summary\" lists them)");
        }
        ids.push_back(static_cast<int>(found - known.begin()));
    }
    if (!ids.empty() || !typical)
        return ids;
    for (std::size_t i = 1; i < nodes.size(); ++i) {
        const bool head = nodes[i].slot.stage < 0 && nodes[i].slot.part >= Part::FinalNorm;
        const bool last = i + 1 == nodes.size() || nodes[i + 1].slot.stage != nodes[i].slot.stage;
        if (!head && last)
            ids.push_back(static_cast<int>(i));
    }
    return ids;
}

void saveMaps(const Model &model, const Trace &trace, const std::string &folder)
{
    if (!folder.empty()) {
        std::error_code error;
        std::filesystem::create_directories(folder, error);
        if (error)
            throw Error(ErrorKind::Failed, "cannot make the folder " + inQuotes(folder) + ": " + error.message());
    }
    const std::string lead = folder.empty() ? "" : folder + "/";
    for (const auto &[id, tensor] : trace.captured) {
        const std::string stem = lead + model.graph.nodes[static_cast<std::size_t>(id)].path;
        saveNpy(stem + ".npy", tensor);
        if (!folder.empty())
            saveFile(stem + pictureExtension(), encodePicture(featureSheet(tensor).image));
    }
}

} // namespace residua::cli
