#pragma once

#include "core/arch/spec.h"

#include <string>
#include <string_view>
#include <vector>

namespace residua {

/// Collects what is wrong with a file. However large it is and whatever stands in it, the list stays short: at most `problemLimit` problems
/// with the number of the others, each with a bounded quotation of the file.
class ProblemList {
public:
    void add(std::string_view field, std::string_view message, std::string_view nearest = {});
    /// Problems of a part of the file, whose fields begin with `prefix`.
    void add(const std::string &prefix, ProblemList part);

    bool empty() const { return m_problems.empty(); }
    bool full() const;
    std::size_t size() const { return m_problems.size() + m_others; }
    /// The problems; a last one says how many others there are.
    std::vector<Problem> take();

private:
    std::vector<Problem> m_problems;
    std::size_t m_others = 0;
};

inline constexpr std::size_t problemLimit = 100;

} // namespace residua
