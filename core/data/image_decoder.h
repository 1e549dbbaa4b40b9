#pragma once

#include "core/data/image.h"

#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace residua {

struct DecodedImage {
    Image image;
    std::vector<std::string> notes; ///< what was done to it, each a phrase: "turned as its EXIF orientation says", "frame 1 of 5 is used"
};

/// Decodes an image file: PNG, JPEG, GIF, WebP, TIFF, BMP in a process of its own (`residua-decode`), which sees the file's bytes and
/// nothing else and is limited in memory and time; PPM and PGM here. The first frame or page, turned as its EXIF orientation says,
/// transparency on white, 8 bits a channel, colour profiles ignored; above 16 megapixels at a whole fraction of its size. `path` stands in
/// messages.
///
/// Returns nothing when a stop was requested: the process is killed at once.
/// Throws Error(Input) with the size and the reason (see `inspectImage`), Error(OutOfMemory) with what it would take, Error(Failed) where
/// the decoder cannot be started. Thread: any. Cost: some 20 ms above the decoding itself, for the process.
std::optional<DecodedImage> decodeImage(const std::string &bytes, const std::string &path, const std::stop_token &stop = {});

/// Starts a decoder that waits for the next image: its start is then not waited for.
void prepareImageDecoder();

/// The notes as one sentence for people: "turned as its EXIF orientation says; transparency is laid on white".
std::string noteText(const std::vector<std::string> &notes);

} // namespace residua
