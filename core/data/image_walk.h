#pragma once

#include "core/data/error.h"
#include "core/data/image_header.h"

namespace residua::walk {

/// Reads numbers of a file at any place; throws where the file ends before.
class Bytes {
public:
    Bytes(std::string_view bytes, std::string_view name, ImageKind kind) : m_bytes(bytes), m_name(name), m_kind(kind) {}

    std::uint64_t size() const { return m_bytes.size(); }
    std::string_view all() const { return m_bytes; }
    /// Throws where fewer than `count` bytes follow `at`.
    void need(std::uint64_t at, std::uint64_t count) const;
    std::uint32_t u8(std::uint64_t at) const;
    std::uint32_t u16le(std::uint64_t at) const;
    std::uint32_t u16be(std::uint64_t at) const;
    std::uint32_t u24le(std::uint64_t at) const;
    std::uint32_t u32le(std::uint64_t at) const;
    std::uint32_t u32be(std::uint64_t at) const;

    [[noreturn]] void cutOff() const;
    [[noreturn]] void damaged(const std::string &reason) const;
    /// Its data end after `count` of the pixels.
    [[noreturn]] void missing(std::uint64_t count, std::uint64_t wanted) const;
    [[noreturn]] void refuse(const std::string &reason) const;

private:
    std::string_view m_bytes, m_name;
    ImageKind m_kind;
};

// Each goes through the whole file of its kind, to its end mark, and fills width, height, frames, bits and memory (without scaling).
void png(const Bytes &file, ImageHeader &header);
void jpeg(const Bytes &file, ImageHeader &header);
void gif(const Bytes &file, ImageHeader &header);
void webp(const Bytes &file, ImageHeader &header);
void tiff(const Bytes &file, ImageHeader &header);
void bmp(const Bytes &file, ImageHeader &header);

/// width x height, at most 2^62.
std::uint64_t pixels(const ImageHeader &header);

/// Bytes for decoding at `bytesPerPixel`. Above 16 megapixels the whole image is decoded, then scaled: one more copy at 4 bytes a pixel
/// unless it is in that form already (`plain`).
std::uint64_t withScaling(const ImageHeader &header, std::uint64_t bytesPerPixel, bool plain);

} // namespace residua::walk
