#include "core/data/foreign_kind.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/data/file.h"

#include <algorithm>

namespace residua {

namespace {

/// True for what a person could read: no control characters but those of lines, few bytes beyond ASCII.
bool isText(std::string_view start)
{
    const auto control = [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\x7f'; };
    const auto high = std::count_if(start.begin(), start.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return start.size() > 8 && std::none_of(start.begin(), start.end(), control) && high * 4 < static_cast<std::ptrdiff_t>(start.size());
}

} // namespace

std::string foreignKind(std::string_view start)
{
    using namespace std::string_view_literals;
    const std::size_t text = start.find_first_not_of(" \t\r\n");
    const std::string_view trimmed = text == std::string_view::npos ? std::string_view() : start.substr(text);
    const auto marked = [&](std::string_view tag) {
        return trimmed.size() >= tag.size()
            && std::equal(tag.begin(), tag.end(), trimmed.begin(), [](char a, char b) { return a == (b | 32); });
    };
    if (start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv))
        return "it is a zip archive, as PyTorch's weight files and .npz are; weights belong to --weights";
    if (start.size() > 2 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5)
        return "it is a Python pickle, as PyTorch's older weight files are; weights belong to --weights";
    if (start.starts_with("version https://git-lfs"sv))
        return "it is a Git LFS pointer, not the weights; download the real file (git lfs pull)";
    if (marked("<!doctype"sv) || marked("<html"sv) || marked("<?xml"sv))
        return "it is a web page, not the weights; the download failed, get the file itself";
    if (start.starts_with("GGUF"sv))
        return "it is a GGUF file (llama.cpp), which holds no residual network; name a weight file of PyTorch or a .safetensors file";
    if (start.starts_with("\x89HDF\r\n\x1a\n"sv))
        return "it is an HDF5 file (Keras); save the weights as .safetensors from Python";
    if (start.starts_with("\x93NUMPY"sv))
        return "it is a NumPy array; it belongs to --input, weights are files of PyTorch or .safetensors files";
    if (start.starts_with("\x1f\x8b"sv))
        return "it is compressed with gzip; unpack it first (gunzip)";
    if (start.size() > 262 && start.substr(257, 5) == "ustar"sv)
        return "it is a tar archive; unpack it first (tar -xf)";
    if (trimmed.starts_with('{') && start.find("weight_map") != std::string_view::npos)
        return "it is the index of a sharded set of weight files (.safetensors.index.json), which holds no weights itself; name the weight "
               "file that is listed in it";
    if (trimmed.starts_with('{'))
        return "it is a JSON text (an index or an architecture?), not weights; name the weight file";
    if (start.size() > 2 && start[0] == '\x08' && start[1] > 0 && start[1] < 16
        && (start[2] == '\x12' || start[2] == '\x1a' || start[2] == '\x3a'))
        return "it seems to be an ONNX file; save the weights as .safetensors from Python";
    if (start.starts_with("\x89PNG"sv) || start.starts_with("\xff\xd8\xff"sv))
        return "it is an image; images belong to --image";
    if (isText(start))
        return "it is a text file that begins " + inQuotes(trimmed.substr(0, std::min<std::size_t>(trimmed.find('\n'), 60)))
            + "; the download may have failed, get the file itself";
    return {};
}

std::string foreignDocument(std::string_view start)
{
    const std::size_t text = start.find_first_not_of(" \t\r\n");
    if (text == std::string_view::npos)
        return "it is empty; expected JSON, which begins with {, or a weight file";
    if (start[text] == '{' && start.find("\"weight_map\"") == std::string_view::npos)
        return {};
    if (std::string kind = foreignKind(start); !kind.empty())
        return kind;
    if (start.find('\0') == std::string_view::npos)
        return {};
    return "its bytes are neither text nor a weight file that is known here; expected JSON, which begins with {, or the name of a weight "
           "file";
}

void refuseForeignDocument(const std::string &path, std::string_view what)
{
    std::string start(512, '\0');
    try {
        const FileReader file(path, what);
        start.resize(file.readSome(0, start.data(), start.size()));
    } catch (const Error &) {
        return;
    }
    if (const std::string kind = foreignDocument(start); !kind.empty())
        throw Error(ErrorKind::Input, "cannot read " + std::string(what) + ' ' + inQuotes(path) + ": " + kind);
}

} // namespace residua
