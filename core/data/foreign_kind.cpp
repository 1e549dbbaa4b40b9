#include "core/data/foreign_kind.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/data/file.h"

#include <algorithm>
#include <array>

namespace residua {

namespace {

using namespace std::string_view_literals;

bool isControl(char c)
{
    return (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\x7f';
}

bool hasControls(std::string_view bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), isControl);
}

/// True for what a person could read: no control characters but those of lines, and UTF-8 or few bytes beyond ASCII.
bool isText(std::string_view start)
{
    if (start.size() <= 8 || hasControls(start))
        return false;
    std::string_view rest = start;
    while (rest.size() > 3) { // the last character may be cut
        const std::size_t length = utf8Length(rest);
        if (length == 0)
            break;
        rest.remove_prefix(length);
    }
    const auto high = std::count_if(start.begin(), start.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    return rest.size() <= 3 || high * 4 < static_cast<std::ptrdiff_t>(start.size());
}

/// Behind a byte order mark and white space.
std::string_view trimmedText(std::string_view start)
{
    if (start.starts_with("\xef\xbb\xbf"sv))
        start.remove_prefix(3);
    return start.substr(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
}

/// Whether `text` begins with `tag`, which is written small, in letters of any size.
bool startsAs(std::string_view text, std::string_view tag)
{
    return text.size() >= tag.size()
        && std::equal(tag.begin(), tag.end(), text.begin(), [](char a, char b) { return a == (b | 32) || a == b; });
}

std::string firstLine(std::string_view text)
{
    return inQuotes(text.substr(0, std::min<std::size_t>(text.find_first_of("\r\n"), 60)));
}

/// Archives and packed files, by their first bytes, and what unpacks them.
std::string packedKind(std::string_view start)
{
    static constexpr std::array<std::array<std::string_view, 3>, 7> kinds{{
        {"\x1f\x8b"sv, "compressed with gzip", "gunzip"},
        {"BZh"sv, "compressed with bzip2", "bunzip2"},
        {"\xfd"
         "7zXZ\0"sv,
         "compressed with xz", "unxz"},
        {"\x28\xb5\x2f\xfd"sv, "compressed with Zstandard", "unzstd"},
        {"\x04\x22\x4d\x18"sv, "compressed with LZ4", "unlz4"},
        {"7z\xbc\xaf\x27\x1c"sv, "a 7z archive", "7z x"},
        {"Rar!\x1a\x07"sv, "a RAR archive", "unrar x"},
    }};
    for (const auto &[mark, what, tool] : kinds)
        if (start.starts_with(mark))
            return "it is " + std::string(what) + "; unpack it first (" + std::string(tool) + ")";
    if (start.size() > 262 && start.substr(257, 5) == "ustar"sv)
        return "it is a tar archive; unpack it first (tar -xf)";
    return {};
}

/// An HDF5 file may begin with a block of the user's, whose length is 512 bytes or that doubled.
bool isHdf5(std::string_view start)
{
    constexpr std::string_view mark = "\x89HDF\r\n\x1a\n"sv;
    for (std::size_t at = 0; at < start.size(); at = at == 0 ? 512 : 2 * at)
        if (start.substr(at).starts_with(mark))
            return true;
    return false;
}

/// The key that a JSON object begins with.
std::string_view firstKey(std::string_view object)
{
    const std::size_t quote = object.find_first_not_of(" \t\r\n", 1);
    if (quote == std::string_view::npos || object[quote] != '"')
        return {};
    const std::string_view key = object.substr(quote + 1);
    return key.substr(0, key.find('"'));
}

/// A JSON object that a server sends in place of a file that it does not give.
bool isServersAnswer(std::string_view object)
{
    static constexpr std::array<std::string_view, 12> keys = {"error",      "errors", "error_code", "error_description",
                                                              "message",    "msg",    "detail",     "status",
                                                              "statusCode", "code",   "errorCode",  "success"};
    return std::find(keys.begin(), keys.end(), firstKey(object)) != keys.end() && object.find("\"stages\"") == std::string_view::npos;
}

std::string answerText(std::string_view object)
{
    std::string start(object.substr(0, 80));
    std::replace_if(
        start.begin(), start.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return "it looks like a server's answer, " + inQuotes(start)
        + ", not like a file of a network; the download failed: check name and access, and get the file itself";
}

std::string jsonKind(std::string_view object)
{
    if (object.find("\"weight_map\"") != std::string_view::npos) {
        const std::string name = object.find(".safetensors\"") != std::string_view::npos ? " (model.safetensors.index.json)"
            : object.find(".bin\"") != std::string_view::npos                            ? " (pytorch_model.bin.index.json)"
                                                                                         : "";
        return "it is the index of a sharded set of weight files" + name
            + ", which holds no weights itself; load the set in Python, write it as one file (safetensors.torch.save_file or torch.save of "
              "its state_dict) and name that";
    }
    if (isServersAnswer(object))
        return answerText(object);
    return "it is a JSON text (a configuration or an architecture?), not weights; name the weight file";
}

std::string markupKind(std::string_view text)
{
    if (startsAs(text, "<?xml") && text.find("<html") == std::string_view::npos)
        return "it is an XML text that begins " + firstLine(text) + ", not the weights; the download may have failed, get the file itself";
    if (startsAs(text, "<!doctype") || startsAs(text, "<html") || startsAs(text, "<!--") || startsAs(text, "<head")
        || startsAs(text, "<?xml"))
        return "it is a web page, not the weights; the download failed, get the file itself";
    return {};
}

/// Networks of other programs.
std::string modelKind(std::string_view start)
{
    if (start.starts_with("GGUF"sv))
        return "it is a GGUF file (llama.cpp), which holds no residual network; name a weight file of PyTorch or a .safetensors file";
    if (isHdf5(start))
        return "it is an HDF5 file (Keras); save the weights as .safetensors from Python";
    if (start.substr(std::min<std::size_t>(4, start.size())).starts_with("TFL3"sv))
        return "it is a TensorFlow Lite file, whose weights are packed for devices; name a weight file of PyTorch or a .safetensors file";
    if (start.size() > 2 && start[0] == '\x08' && start[1] > 0 && start[1] < 16
        && (start[2] == '\x12' || start[2] == '\x1a' || start[2] == '\x3a'))
        return "it seems to be an ONNX file; save the weights as .safetensors from Python";
    return {};
}

} // namespace

std::string foreignKind(std::string_view start)
{
    const std::string_view text = trimmedText(start);
    if (start.starts_with("PK\x03\x04"sv) || start.starts_with("PK\x05\x06"sv))
        return "it is a zip archive, as PyTorch's weight files and .npz are; open it as weights (--weights)";
    if (start.size() > 2 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5)
        return "it is a Python pickle, as PyTorch's older weight files are; open it as weights (--weights)";
    if (start.starts_with("version https://git-lfs"sv))
        return "it is a Git LFS pointer, not the weights; download the real file (git lfs pull)";
    if (std::string kind = markupKind(text); !kind.empty())
        return kind;
    if (std::string kind = packedKind(start); !kind.empty())
        return kind;
    if (std::string kind = modelKind(start); !kind.empty())
        return kind;
    if (start.starts_with("\x93NUMPY"sv))
        return "it is a NumPy array, the input of a run (residua-cli run --input); weights are files of PyTorch or .safetensors files";
    if (start.starts_with("\x89PNG"sv) || start.starts_with("\xff\xd8\xff"sv))
        return "it is an image; open it as one (--image)";
    if (start.starts_with("%PDF-"sv))
        return "it is a PDF document, not weights; name the weight file";
    // The length of a safetensors header may begin so too, and has zeros in its upper half.
    if ((start.starts_with("\xff\xfe"sv) || start.starts_with("\xfe\xff"sv))
        && start.substr(std::min<std::size_t>(4, start.size()), 4) != "\0\0\0\0"sv)
        return "it is a text in UTF-16, not weights; if it is an architecture, save it as UTF-8, else name the weight file";
    if (text.starts_with('{') && !hasControls(start))
        return jsonKind(text);
    if (isText(start))
        return "it is a text file that begins " + firstLine(text) + "; the download may have failed, get the file itself";
    return {};
}

std::string foreignDocument(std::string_view start)
{
    const std::string_view text = trimmedText(start);
    if (text.empty())
        return "it is empty; expected JSON, which begins with {, or a weight file";
    const bool object = text.front() == '{';
    if (object && isServersAnswer(text))
        return answerText(text);
    // What follows the brace of an object is a key in quotation marks, its end, or where a person errs, something readable.
    if (object && text.find("\"weight_map\"") == std::string_view::npos && !(firstKey(text).empty() && hasControls(text)))
        return {};
    if (std::string kind = foreignKind(start); !kind.empty())
        return kind;
    if (!hasControls(start))
        return {};
    return "its bytes are neither text nor a weight file that is known here; expected JSON, which begins with {, or the name of a weight "
           "file";
}

void refuseForeignDocument(const std::string &path, std::string_view what)
{
    std::string start(foreignBytes, '\0');
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
