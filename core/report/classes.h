#pragma once

#include "core/data/tensor.h"
#include "core/report/summary.h"

#include <string>
#include <vector>

namespace residua {

/// Classes that the network's output scores; 0 for a head without classifier.
std::int64_t classCount(const ResNetSpec &spec);

/// The names of the classes of `model`: those of what ships for it, ImageNet's where there are 1,000 classes, else none.
const std::vector<std::string> &classLabels(const Model &model);

/// The `count` best classes of the first image in `output` [N, classes], by softmax, best first. `labels` are empty or one a class.
std::vector<RunFacts::Best> bestClasses(const Tensor &output, std::int64_t classes, int count, const std::vector<std::string> &labels);

/// Whether `start`, the first bytes of a file, may be those of a label file: lines of text, more than one, no markup, JSON or Git LFS
/// pointer.
bool looksLikeLabels(std::string_view start);

/// The lines of a label file, without empty lines at the end; takes no memory.
std::size_t labelCount(std::string_view text);

/// These lines, without line ends, as they may be shown.
std::vector<std::string> labelLines(std::string_view text);

/// The same of the label file `file`, whose text is `text`. Throws Error(Input) where there isn't one for each of `classes`, or it is no
/// UTF-8 but UTF-16.
std::vector<std::string> labelsOf(std::string_view text, const std::string &file, std::int64_t classes);

} // namespace residua
