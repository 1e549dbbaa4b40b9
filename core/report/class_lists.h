#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace residua {

/// What the classes of a well-known data set are called, in the order of the outputs of networks that were trained on it.
struct ClassList {
    std::string name; ///< "CIFAR-10"
    std::vector<std::string> labels;
};

/// ImageNet, CIFAR-10, CIFAR-100 (its fine classes), digits.
const std::vector<ClassList> &classLists();

/// Which of them it is that a weight file's network was most probably trained on, by its classes and its input: CIFAR's for 10 or 100
/// classes of colour images of 32 pixels. An assumption. Null: none.
const ClassList *likelyClasses(std::int64_t classes, std::int64_t channels, std::int64_t size);

} // namespace residua
