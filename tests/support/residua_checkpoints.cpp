// residua-checkpoints N SEED FILE...: damages the weight files in N ways and reads each. Whatever comes of it, this program lives on, in
// 256 MB and a second for each; prints what came. Status 1 where an answer is none of those that are promised.
#include "core/data/error.h"
#include "core/data/file.h"
#include "core/weights/weight_file.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <map>
#include <random>
#include <string>
#include <sys/resource.h>
#include <vector>

using namespace residua;

namespace {

/// Numbers at which arithmetic goes wrong, as bytes.
const std::vector<std::string> edges = {std::string(8, '\xff'), std::string(7, '\xff') + '\x7f',
                                        std::string(4, '\xff'), std::string(3, '\xff') + '\x7f',
                                        std::string(8, '\0'),   std::string("\1\0\0\0\0\0\0\x80", 8)};

std::string damaged(std::string bytes, std::mt19937_64 &random)
{
    const auto below = [&random](std::size_t limit) { return static_cast<std::size_t>(random() % limit); };
    const bool keepPlaces = below(4) != 0; // an archive whose parts have moved is refused before anything is looked into
    const std::size_t changes = 1 + below(6);
    for (std::size_t i = 0; i < changes && bytes.size() > 16; ++i) {
        const std::size_t at = below(3) ? below(bytes.size()) : below(2) ? bytes.size() - 1 - below(16) : below(16);
        switch (below(keepPlaces ? 4 : 7)) {
        case 0: bytes[at] = static_cast<char>(random()); break;
        case 1: bytes[at] = static_cast<char>(bytes[at] ^ 1 << below(8)); break;
        case 2: {
            const std::string &edge = edges[below(edges.size())];
            std::copy_n(edge.begin(), std::min(edge.size(), bytes.size() - at), bytes.begin() + static_cast<std::ptrdiff_t>(at));
            break;
        }
        case 3: { // a piece of it in another place
            const std::size_t from = below(bytes.size());
            const std::size_t count = std::min({1 + below(64), bytes.size() - from, bytes.size() - at});
            bytes.replace(at, count, bytes.substr(from, count));
            break;
        }
        case 4: bytes.erase(at, 1 + below(16)); break;
        case 5: bytes.resize(at); break;
        default: bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(64))); break;
        }
    }
    return bytes;
}

void limitMemory()
{
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
    const rlimit limit{rlim_t{320} << 20, rlim_t{320} << 20}; // the program itself takes some
    ::setrlimit(RLIMIT_AS, &limit);
#endif
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 4)
        return 2;
    limitMemory();
    std::mt19937_64 random(std::strtoull(argv[2], nullptr, 10));
    const test::TempFolder folder;
    std::vector<std::string> files;
    for (int i = 3; i < argc; ++i)
        files.push_back(readFile(argv[i], 10'000'000, "weight file"));
    std::map<std::string, int> answers;
    int wrong = 0;
    for (long i = std::strtol(argv[1], nullptr, 10); i > 0; --i) {
        const std::size_t which = static_cast<std::size_t>(i) % files.size();
        const std::string path = folder.file("damaged", damaged(files[which], random));
        const std::clock_t begin = std::clock();
        std::string answer;
        try {
            readWeights(path);
            answer = "read";
        } catch (const Error &error) {
            answer = error.kind() == ErrorKind::Input || error.kind() == ErrorKind::OutOfMemory ? "refused" : std::string(error.what());
        } catch (const std::exception &error) {
            answer = std::string("another exception: ") + error.what();
        }
        if (std::clock() - begin > CLOCKS_PER_SEC)
            answer = "took more than a second";
        ++answers[answer];
        if (answer != "read" && answer != "refused") {
            ++wrong;
            std::printf("wrong: file %s, %ld to go: %s\n", argv[3 + which], i, answer.c_str());
        }
    }
    for (const auto &[answer, count] : answers)
        std::printf("%6d %s\n", count, answer.c_str());
    return wrong != 0;
}
