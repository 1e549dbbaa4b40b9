// residua-images N SEED FILE...: damages the image files until N of them get past what is checked beforehand, and has each decoded.
// Whatever comes of it, this program lives on; prints what came. Status 1 where an answer is none of those that are promised.
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/image_decoder.h"
#include "core/data/image_header.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace residua;

namespace {

std::uint32_t checksum(std::string_view bytes)
{
    std::uint32_t rest = ~0u;
    for (const char byte : bytes) {
        rest ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            rest = rest >> 1 ^ (rest & 1 ? 0xEDB88320u : 0);
    }
    return ~rest;
}

/// The chunks of a PNG with checksums that are right: else nothing behind the first damaged one would be looked at.
void mendChecksums(std::string &bytes)
{
    if (bytes.rfind("\x89PNG", 0) != 0)
        return;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length = length << 8 | static_cast<unsigned char>(bytes[at + i]);
        if (length > bytes.size() - at - 12)
            return;
        const std::uint32_t sum = checksum(std::string_view(bytes).substr(at + 4, length + 4));
        for (std::size_t i = 0; i < 4; ++i)
            bytes[at + 8 + length + i] = static_cast<char>(sum >> (24 - 8 * i));
        at += length + 12;
    }
}

std::string damaged(std::string bytes, std::mt19937_64 &random)
{
    const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    const std::size_t changes = 1 + below(8), kinds = below(2) ? 2 : 4; // of equal length, or of any
    for (std::size_t i = 0; i < changes && bytes.size() > 8; ++i) {
        const std::size_t at = below(2) ? below(bytes.size()) : below(std::min<std::size_t>(64, bytes.size()));
        switch (below(kinds)) {
        case 0: bytes[at] = static_cast<char>(random()); break;
        case 1: bytes[at] = static_cast<char>(bytes[at] ^ 1 << below(8)); break;
        case 2: bytes.erase(at, 1 + below(16)); break;
        default: bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(64))); break;
        }
    }
    mendChecksums(bytes);
    return bytes;
}

bool isRefusedBeforehand(const std::string &bytes)
{
    try {
        return inspectImage(bytes, "damaged").kind == ImageKind::Pnm; // which no other process decodes
    } catch (const Error &) {
        return true;
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    std::mt19937_64 random(std::strtoull(argv[2], nullptr, 10));
    std::vector<std::string> files;
    for (int i = 3; i < argc; ++i)
        files.push_back(readFile(argv[i], 10'000'000, "image"));
    std::map<std::string, int> answers;
    int wrong = 0;
    long beforehand = 0;
    for (long i = std::strtol(argv[1], nullptr, 10); i > 0; --i) {
        const std::string &file = files[static_cast<std::size_t>(i) % files.size()];
        std::string bytes = damaged(file, random);
        for (int tries = 0; tries < 200 && isRefusedBeforehand(bytes); ++tries) {
            ++beforehand;
            bytes = damaged(file, random);
        }
        try {
            const auto image = decodeImage(bytes, "damaged");
            const bool whole = image
                && image->image.rgb.size()
                    == 3 * static_cast<std::size_t>(image->image.width) * static_cast<std::size_t>(image->image.height);
            ++answers[whole ? "decoded" : "wrong size"];
            wrong += !whole;
        } catch (const Error &error) {
            const bool input = error.kind() == ErrorKind::Input;
            const std::string text = error.what();
            ++answers[!input ? "other: " + text : text.find("made to hurt") != text.npos ? "ended by its limits" : "refused"];
            wrong += !input;
        }
    }
    std::printf("%6ld  refused before it was decoded, and others taken\n", beforehand);
    for (const auto &[answer, count] : answers)
        std::printf("%6d  %s\n", count, answer.c_str());
    return wrong == 0 ? 0 : 1;
}
