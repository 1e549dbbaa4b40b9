#include "core/layout/picture.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/layout/writers.h"

#include <algorithm>

namespace residua {

PictureFormat pictureFormat(std::string_view fileName)
{
    const std::size_t dot = fileName.rfind('.');
    std::string ending(dot == std::string_view::npos ? std::string_view() : fileName.substr(dot + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (ending == "dot" || ending == "gv")
        return PictureFormat::Dot;
    if (ending == "svg")
        return PictureFormat::Svg;
    if (ending == "png")
        return PictureFormat::Png;
    if (ending == "pdf")
        return PictureFormat::Pdf;
    throw Error(ErrorKind::Usage,
                "\"" + std::string(fileName) + "\" does not say which picture is wanted: its name must end with .svg, .pdf, .png or .dot");
}

bool pictureAvailable(PictureFormat format)
{
    return format == PictureFormat::Dot || format == PictureFormat::Svg || cairoBuiltIn();
}

std::string writePicture(const Picture &picture, PictureFormat format)
{
    switch (format) {
    case PictureFormat::Svg: return writeSvg(picture);
    case PictureFormat::Png: return writePng(picture);
    case PictureFormat::Pdf: return writePdf(picture);
    case PictureFormat::Dot: break;
    }
    throw Error(ErrorKind::Failed, "DOT is written from the folded graph, not from a picture");
}

GraphFile drawGraph(const Model &model, Level level, const std::vector<std::string> &unfold, PictureFormat format)
{
    const FoldedGraph folded = foldForPicture(model, level, unfold);
    if (!folded.unmatched.empty())
        throw Error(ErrorKind::Usage,
                    inQuotes(folded.unmatched.front())
                        + " names nothing that can be unfolded: name a stage (\"layer3\"), a block (\"layer3.0\"), \"stem\" or \"head\"");
    return drawGraph(LayoutRequest{model, folded}, format);
}

GraphFile drawGraph(const LayoutRequest &request, PictureFormat format, const PictureTint &tint)
{
    const std::string &note = request.folded.note;
    if (format == PictureFormat::Dot)
        return {toDot(request), note.empty() ? std::vector<std::string>{} : std::vector{note}};
    Layout placed = layout(request);
    return {writePicture(paint(request, placed, tint), format), std::move(placed.notes)};
}

} // namespace residua
