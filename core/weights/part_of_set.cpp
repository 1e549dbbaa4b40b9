#include "core/weights/part_of_set.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/data/file.h"

#include <charconv>
#include <cstddef>
#include <cstdint>

namespace residua {

namespace {

constexpr std::uint64_t indexLimit = 16'000'000;

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::uint64_t numberOf(const std::string &digits)
{
    std::uint64_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

} // namespace

std::string partOfSet(const std::string &path)
{
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : path.substr(0, slash + 1);
    const std::string name = path.substr(folder.size());
    constexpr std::size_t width = 4; // of "-of-"
    if (const std::size_t word = name.find("-of-"); word != std::string::npos) {
        std::size_t begin = word;
        while (begin > 0 && isDigit(name[begin - 1]))
            --begin;
        std::size_t end = word + width;
        while (end < name.size() && isDigit(name[end]))
            ++end;
        const std::uint64_t part = numberOf(name.substr(begin, word - begin)),
                            parts = numberOf(name.substr(word + width, end - word - width));
        if (begin < word && part <= parts && parts > 1)
            return "part " + std::to_string(part) + " of " + std::to_string(parts) + " of a set of weight files, as its name says";
        if (parts == 1)
            return {};
    }
    for (const char *index : {"model.safetensors.index.json", "pytorch_model.bin.index.json"})
        try {
            if (readFile(folder + index, indexLimit, "index").find('"' + name + '"') != std::string::npos)
                return "a part of the set of weight files that " + inQuotes(index) + " beside it lists";
        } catch (const Error &) {
            continue; // none, or none that can be read
        }
    return {};
}

} // namespace residua
