// residua-images N SEED FILE...: damages the image files in N ways and decodes each. Whatever comes of it, this program lives on; prints
// what came. Status 1 where an answer is none of those that are promised.
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/data/image_decoder.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

using namespace residua;

namespace {

std::string damaged(std::string bytes, std::mt19937_64 &random)
{
    const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    const std::size_t changes = 1 + below(8);
    for (std::size_t i = 0; i < changes && bytes.size() > 8; ++i) {
        const std::size_t at = below(2) ? below(bytes.size()) : below(std::min<std::size_t>(64, bytes.size()));
        switch (below(4)) {
        case 0: bytes[at] = static_cast<char>(random()); break;
        case 1: bytes[at] = static_cast<char>(bytes[at] ^ 1 << below(8)); break;
        case 2: bytes.erase(at, 1 + below(16)); break;
        default: bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(64))); break;
        }
    }
    return bytes;
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
    for (long i = std::strtol(argv[1], nullptr, 10); i > 0; --i) {
        try {
            const auto image = decodeImage(damaged(files[static_cast<std::size_t>(i) % files.size()], random), "damaged");
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
    for (const auto &[answer, count] : answers)
        std::printf("%6d  %s\n", count, answer.c_str());
    return wrong == 0 ? 0 : 1;
}
