#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// The words between the points of a path.
std::vector<std::string> wordsOf(std::string_view path);

/// `words` from `first` to before `last`, joined by points.
std::string joined(const std::vector<std::string> &words, std::size_t first, std::size_t last);

bool isNumber(std::string_view word);

/// The number at the end of a word, where there is one: of "layer1", "res2", "conv2_x", "3".
std::optional<int> numberIn(std::string_view word);

/// `word` without the number at its end: "layer", "res", "conv", "".
std::string stemOf(std::string_view word);

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words);

/// Whether the class `name` is one of PyTorch's modules with these words: "torch.nn.modules.activation.ReLU".
bool isModuleOf(std::string_view name, std::initializer_list<std::string_view> words);

/// Order in which people count: numbers within names by their value ("p9" before "p10").
bool naturalLess(std::string_view a, std::string_view b);

} // namespace residua
