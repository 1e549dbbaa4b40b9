#include "core/infer/path_words.h"

#include <algorithm>
#include <charconv>

namespace residua {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// `word` without "_x": torchvision's paper names its stages conv2_x to conv5_x.
std::string_view bare(std::string_view word)
{
    return word.size() > 2 && word.ends_with("_x") ? word.substr(0, word.size() - 2) : word;
}

std::size_t digitsFrom(std::string_view word)
{
    std::size_t at = word.size();
    while (at > 0 && isDigit(word[at - 1]))
        --at;
    return at;
}

} // namespace

std::vector<std::string> wordsOf(std::string_view path)
{
    std::vector<std::string> words;
    while (true) {
        const std::size_t dot = path.find('.');
        words.emplace_back(path.substr(0, dot));
        if (dot == std::string_view::npos)
            return words;
        path.remove_prefix(dot + 1);
    }
}

std::string joined(const std::vector<std::string> &words, std::size_t first, std::size_t last)
{
    std::string text;
    for (std::size_t i = first; i < last; ++i)
        text += (i > first ? "." : "") + words[i];
    return text;
}

bool isNumber(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), isDigit);
}

std::optional<int> numberIn(std::string_view word)
{
    const std::string_view text = bare(word);
    const std::size_t from = digitsFrom(text);
    int number = 0;
    const auto [end, error] = std::from_chars(text.data() + from, text.data() + text.size(), number);
    if (from == text.size() || error != std::errc())
        return {};
    return number;
}

std::string stemOf(std::string_view word)
{
    const std::string_view text = bare(word);
    return std::string(text.substr(0, digitsFrom(text)));
}

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool isModuleOf(std::string_view name, std::initializer_list<std::string_view> words)
{
    return name.starts_with("torch.nn.modules.") && isOneOf(name.substr(name.rfind('.') + 1), words);
}

bool naturalLess(std::string_view a, std::string_view b)
{
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return a[i] < b[j];
            ++i, ++j;
            continue;
        }
        const auto run = [](std::string_view text, std::size_t &at) {
            while (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1]))
                ++at;
            const std::size_t from = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            return text.substr(from, at - from);
        };
        const std::string_view left = run(a, i), right = run(b, j);
        if (left.size() != right.size())
            return left.size() < right.size();
        if (left != right)
            return left < right;
    }
    return a.size() - i < b.size() - j;
}

} // namespace residua
