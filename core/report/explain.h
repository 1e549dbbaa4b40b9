#pragma once

#include "core/arch/model.h"

#include <string>
#include <vector>

namespace residua {

// Words and sentences are in the user's language.

/// One line that says where a number comes from: "1 + (7 − 1) · 1 = 7".
struct ExplainedLine {
    enum class Of { Text, Height, Width, Parameters, Count, Bytes, Field, Stride };
    Of of = Of::Text;
    std::string label;   ///< "height", "parameters", "MACs"; what the line is about
    std::string formula; ///< its numbers filled in: digits with thousands commas, + − · / ( ) ⌊ ⌋ ⌈ ⌉; for Text the whole line
    std::int64_t value = 0; ///< what the formula comes to: the profile's own number
    bool operator==(const ExplainedLine &) const = default;
};

/// The text of a line: "formula = value"; bytes with their unit.
std::string lineText(const ExplainedLine &line);

/// What a detector or a segmenter takes from a stage.
struct PyramidLevel {
    int stage = 0;    ///< from 0
    std::string name; ///< "C3": the index is log2 of the stride; empty where that is no whole number
    std::string text; ///< "512 channels, stride 8, 28 × 28"
    bool last = true; ///< no later stage has its stride: the one that is taken
    bool operator==(const PyramidLevel &) const = default;
};

/// A tensor of a module's state, in words.
struct NamedTensor {
    std::string name;      ///< "layer1.0.conv1.weight"
    std::string shape;     ///< "[64, 64, 1, 1]"
    bool parameter = true; ///< false: buffer
    bool operator==(const NamedTensor &) const = default;
};

struct Explanation {
    std::vector<ExplainedLine> lines; ///< of one operation: how its numbers come about
    std::vector<std::string> facts;   ///< sentences: what it adds, a block's structure, its part in the costs
    std::vector<PyramidLevel> levels; ///< of a stage, or of the whole network
    bool operator==(const Explanation &) const = default;
};

/// The word for a count, as in "2.9 % of the network's MACs".
std::string countWord(Counting counting);

/// Of the operations `nodes` (ids, in order of execution): of one operation its formulas; of whole blocks and stages what they are
/// made of; of none the network. A number that saturated has no formula.
Explanation explain(const Model &model, const std::vector<int> &nodes);

/// The parameters and buffers of the modules that `nodes` call, in order of registration.
std::vector<NamedTensor> tensorsOf(const Model &model, const std::vector<int> &nodes);

} // namespace residua
