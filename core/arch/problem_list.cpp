#include "core/arch/problem_list.h"

#include "core/arch/phrases.h"
#include "core/arch/visible.h"

#include <algorithm>
#include <utility>

namespace residua {

namespace {

constexpr std::size_t longestField = 200, longestMessage = 600;

} // namespace

bool ProblemList::full() const
{
    return m_problems.size() >= problemLimit;
}

void ProblemList::add(std::string_view field, std::string_view message, std::string_view nearest)
{
    if (full()) {
        ++m_others;
        return;
    }
    Problem problem{visible(field, longestField), visible(message, longestMessage), std::string(nearest)};
    if (std::find(m_problems.begin(), m_problems.end(), problem) == m_problems.end())
        m_problems.push_back(std::move(problem));
}

void ProblemList::add(const std::string &prefix, ProblemList part)
{
    for (const Problem &problem : part.m_problems)
        add(prefix + (problem.field.empty() ? "" : "." + problem.field), problem.message, problem.nearest);
    m_others += part.m_others;
}

std::vector<Problem> ProblemList::take()
{
    if (m_others > 0) {
        const std::string text = m_others == 1 ? phrase("Problem", "has %1 more problem; mend these first")
                                               : phrase("Problem", "has %1 more problems; mend these first");
        m_problems.push_back({"", filled(text, {std::to_string(m_others)})});
    }
    m_others = 0;
    return std::exchange(m_problems, {});
}

} // namespace residua
