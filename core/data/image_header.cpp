#include "core/data/image_header.h"

#include "core/data/file.h"
#include "core/data/image.h"
#include "core/data/image_walk.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace residua {

namespace {

using namespace std::string_view_literals;

struct Named {
    std::string_view begin; ///< of the file
    std::string_view is;
};
/// Files that people drop for images.
constexpr Named others[] = {
    {"\x8AMNG"sv, "an MNG animation"},
    {"\x8BJNG"sv, "a JNG image"},
    {"%PDF"sv, "a PDF document"},
    {"\0\0\2\0\0\0"sv, "a TGA image"}, // a cursor would have none in it
    {"\0\0\3\0\0\0"sv, "a TGA image"},
    {"\0\0\x0A\0"sv, "a TGA image"},
    {"\0\0\x0B\0"sv, "a TGA image"},
    {"\0\1\1\0"sv, "a TGA image"},
    {"\0\1\x09\0"sv, "a TGA image"},
    {"\0\0\1\0"sv, "an icon"},
    {"\0\0\2\0"sv, "a cursor"},
    {"<svg"sv, "an SVG drawing"},
    {"<?xml"sv, "an SVG or XML file"},
    {"/* XPM"sv, "an XPM icon"},
    {"#define"sv, "an XBM bitmap or source code"},
    {"<!DOCTYPE"sv, "a web page"},
    {"<!doctype"sv, "a web page"},
    {"<html"sv, "a web page"},
    {"version https://git-lfs"sv, "a Git LFS pointer: get the real file with git lfs pull, it"},
    {"8BPS"sv, "a Photoshop file"},
    {"\x93NUMPY"sv, "a NumPy array (for residua-cli run --input)"},
    {"PK\3\4"sv, "a zip archive"},
    {"\x1f\x8b"sv, "a gzip archive"},
    {"icns"sv, "an icon"},
};

std::string what(std::string_view bytes)
{
    if (bytes.empty())
        return "it is empty";
    for (const Named &other : others) {
        if (bytes.substr(0, other.begin.size()) == other.begin)
            return "it is " + std::string(other.is);
    }
    constexpr std::string_view tgaEnd = "TRUEVISION-XFILE.\0"sv;
    if (bytes.size() > tgaEnd.size() && bytes.substr(bytes.size() - tgaEnd.size()) == tgaEnd)
        return "it is a TGA image";
    if (bytes.size() > 12 && bytes.substr(4, 4) == "ftyp")
        return "it is a HEIC, AVIF or video file";
    return "it is no image of a known kind";
}

ImageKind kindOf(std::string_view bytes, std::string_view name)
{
    const auto begins = [bytes](std::string_view mark) { return bytes.substr(0, mark.size()) == mark; };
    if (begins("\x89PNG\r\n\x1A\n"sv))
        return ImageKind::Png;
    if (begins("\xFF\xD8\xFF"sv))
        return ImageKind::Jpeg;
    if (begins("GIF87a"sv) || begins("GIF89a"sv))
        return ImageKind::Gif;
    if (begins("RIFF"sv) && (bytes.size() < 12 || bytes.substr(8, 4) == "WEBP"))
        return ImageKind::Webp;
    if (begins("II*\0"sv) || begins("MM\0*"sv))
        return ImageKind::Tiff;
    if (begins("BM"sv) && bytes.size() > 18)
        return ImageKind::Bmp;
    if (isPnm(bytes))
        return ImageKind::Pnm;
    throw Error(ErrorKind::Input,
                "cannot read image " + inQuotes(name) + ": " + what(bytes)
                    + "; expected PNG, JPEG, GIF, WebP, TIFF, BMP, PPM or PGM: convert it");
}

std::string sizeText(const ImageHeader &header)
{
    return std::to_string(header.width) + " x " + std::to_string(header.height);
}

void walkThrough(const walk::Bytes &file, ImageHeader &header)
{
    switch (header.kind) {
    case ImageKind::Png: return walk::png(file, header);
    case ImageKind::Jpeg: return walk::jpeg(file, header);
    case ImageKind::Gif: return walk::gif(file, header);
    case ImageKind::Webp: return walk::webp(file, header);
    case ImageKind::Tiff: return walk::tiff(file, header);
    case ImageKind::Bmp: return walk::bmp(file, header);
    case ImageKind::Pnm: return;
    }
}

std::int64_t partOf(const ImageHeader &header)
{
    const std::uint64_t count = walk::pixels(header);
    if (count <= static_cast<std::uint64_t>(imageFullSizeLimit))
        return 1;
    return static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(count) / static_cast<double>(imageFullSizeLimit))));
}

void checkLimits(const walk::Bytes &file, ImageHeader &header)
{
    const std::uint64_t count = walk::pixels(header);
    if (count == 0)
        file.refuse("it has " + sizeText(header) + " pixels; expected at least one");
    if (header.width > imageSideLimit || header.height > imageSideLimit || count > static_cast<std::uint64_t>(imagePixelLimit))
        file.refuse("the image has " + sizeText(header) + " pixels; at most " + std::to_string(imageSideLimit) + " on a side and "
                    + std::to_string(imagePixelLimit / 1'000'000) + " million in all are read: scale it down first");
    header.part = partOf(header);
    if (header.memory > imageMemoryLimit)
        file.refuse("decoding its " + sizeText(header) + " pixels takes " + byteText(header.memory) + " of memory, at most "
                    + byteText(imageMemoryLimit) + " are used: scale it down first, or convert it to 8 bits a channel and one frame");
}

} // namespace

const char *imageKindName(ImageKind kind)
{
    switch (kind) {
    case ImageKind::Png: return "PNG";
    case ImageKind::Jpeg: return "JPEG";
    case ImageKind::Gif: return "GIF";
    case ImageKind::Webp: return "WebP";
    case ImageKind::Tiff: return "TIFF";
    case ImageKind::Bmp: return "BMP";
    case ImageKind::Pnm: return "PPM or PGM";
    }
    return "";
}

ImageHeader inspectImage(std::string_view bytes, std::string_view name)
{
    ImageHeader header;
    header.kind = kindOf(bytes, name);
    if (header.kind == ImageKind::Pnm) { // `decodePnm` checks and reads in one
        std::tie(header.width, header.height) = pnmSize(bytes, name);
        header.part = partOf(header);
        return header;
    }
    const walk::Bytes file(bytes, name, header.kind);
    try {
        walkThrough(file, header);
    } catch (const Error &) {
        if (header.width > 0 && header.height > 0)
            checkLimits(file, header); // its size is the better reason
        throw;
    }
    checkLimits(file, header);
    return header;
}

std::vector<std::string_view> essentialParts(const ImageHeader &header, std::string_view bytes)
{
    if (header.kind == ImageKind::Jpeg)
        return {bytes.substr(0, header.end)};
    if (header.kind != ImageKind::Png)
        return {bytes};
    std::vector<std::string_view> parts{bytes.substr(0, 8)};
    const walk::Bytes file(bytes, "", header.kind);
    for (std::uint64_t at = 8; at < bytes.size();) {
        const std::uint64_t length = std::uint64_t{file.u32be(at)} + 12;
        const std::string_view type = bytes.substr(at + 4, 4);
        if (type == "IHDR" || type == "PLTE" || type == "tRNS" || type == "IDAT" || type == "IEND") {
            const std::string_view part = bytes.substr(at, length);
            if (parts.back().data() + parts.back().size() == part.data())
                parts.back() = {parts.back().data(), parts.back().size() + part.size()};
            else
                parts.push_back(part);
        }
        if (type == "IEND")
            break;
        at += length;
    }
    return parts;
}

namespace walk {

void Bytes::need(std::uint64_t at, std::uint64_t count) const
{
    if (at > m_bytes.size() || count > m_bytes.size() - at)
        cutOff();
}

std::uint32_t Bytes::u8(std::uint64_t at) const
{
    need(at, 1);
    return static_cast<unsigned char>(m_bytes[at]);
}

std::uint32_t Bytes::u16le(std::uint64_t at) const
{
    return u8(at) | u8(at + 1) << 8;
}
std::uint32_t Bytes::u16be(std::uint64_t at) const
{
    return u8(at) << 8 | u8(at + 1);
}
std::uint32_t Bytes::u24le(std::uint64_t at) const
{
    return u16le(at) | u8(at + 2) << 16;
}
std::uint32_t Bytes::u32le(std::uint64_t at) const
{
    return u16le(at) | u16le(at + 2) << 16;
}
std::uint32_t Bytes::u32be(std::uint64_t at) const
{
    return u16be(at) << 16 | u16be(at + 2);
}

void Bytes::cutOff() const
{
    refuse(std::string("the ") + imageKindName(m_kind) + " file is cut off: it ends before its last part; get it again");
}

void Bytes::damaged(const std::string &reason) const
{
    refuse(std::string("the ") + imageKindName(m_kind) + " file is damaged: " + reason + "; get it again");
}

void Bytes::missing(std::uint64_t count, std::uint64_t wanted) const
{
    damaged("only " + std::to_string(count) + " of its " + std::to_string(wanted) + " pixels are there");
}

void Bytes::refuse(const std::string &reason) const
{
    throw Error(ErrorKind::Input, "cannot read image " + inQuotes(m_name) + ": " + reason);
}

std::uint64_t pixels(const ImageHeader &header)
{
    return static_cast<std::uint64_t>(header.width) * static_cast<std::uint64_t>(header.height); // each below 2^32
}

} // namespace walk

} // namespace residua
