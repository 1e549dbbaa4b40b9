#include "core/report/classes.h"

#include "core/arch/visible.h"
#include "core/data/error.h"
#include "core/weights/trained.h"

#include "labels.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace residua {

std::int64_t classCount(const ResNetSpec &spec)
{
    return spec.head.type == HeadType::Linear || spec.head.type == HeadType::Mlp ? spec.head.classes : 0;
}

namespace {

/// `text` without empty lines at its end, and without the end of its last line.
std::string_view withoutEmptyEnd(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t end = text.rfind('\n'); // of the line before the last one
        const std::string_view last = end == std::string_view::npos ? text : text.substr(end + 1);
        if (!last.empty() && last != "\r")
            return text;
        text = text.substr(0, end == std::string_view::npos ? 0 : end);
    }
    return text;
}

} // namespace

bool looksLikeLabels(std::string_view start)
{
    const auto control = [](char c) { return (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t') || c == '\x7f'; };
    const std::size_t begin = start.find_first_not_of("\xef\xbb\xbf \t\r\n");
    if (begin == std::string_view::npos || std::any_of(start.begin(), start.end(), control))
        return false;
    const bool marked =
        std::string_view("<{[").find(start[begin]) != std::string_view::npos || start.starts_with("version https://git-lfs");
    return !marked && labelCount(start) > 1;
}

std::size_t labelCount(std::string_view text)
{
    const std::string_view lines = withoutEmptyEnd(text);
    return lines.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(lines.begin(), lines.end(), '\n'));
}

std::vector<std::string> labelLines(std::string_view text)
{
    std::vector<std::string> lines;
    for (std::string_view rest = withoutEmptyEnd(text); !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(visible(line, 200));
    }
    return lines;
}

std::vector<std::string> labelsOf(std::string_view text, const std::string &file, std::int64_t classes)
{
    if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff") || text.find('\0') != std::string_view::npos)
        throw Error(ErrorKind::Input, "label file " + inQuotes(file) + " is no text in UTF-8 (UTF-16?): save it as UTF-8");
    if (const std::size_t count = labelCount(text); static_cast<std::int64_t>(count) != classes)
        throw Error(ErrorKind::Input,
                    "label file " + inQuotes(file) + " has " + std::to_string(count) + " lines, the network has " + std::to_string(classes)
                        + " classes: expected one label a line");
    return labelLines(text);
}

const std::vector<std::string> &classLabels(const Model &model)
{
    if (const Trained *trained = trainedFor(model))
        return trained->labels;
    static const std::vector<std::string> known = labelLines(imagenetLabelText);
    static const std::vector<std::string> none;
    return classCount(model.spec) == static_cast<std::int64_t>(known.size()) ? known : none;
}

std::vector<RunFacts::Best> bestClasses(const Tensor &output, std::int64_t classes, int count, const std::vector<std::string> &labels)
{
    const auto *scores = output.values.data();
    const auto size = static_cast<std::size_t>(classes);
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto rank = [scores](std::size_t i) { return std::isnan(scores[i]) ? -INFINITY : scores[i]; };
    const std::size_t shown = std::min(size, static_cast<std::size_t>(count));
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
                      [&](std::size_t a, std::size_t b) { return rank(a) != rank(b) ? rank(a) > rank(b) : a < b; });
    const double greatest = *std::max_element(scores, scores + size);
    double sum = 0;
    for (std::size_t i = 0; i < size; ++i)
        sum += std::exp(scores[i] - greatest);
    std::vector<RunFacts::Best> top;
    for (std::size_t i = 0; i < shown; ++i)
        top.push_back({static_cast<int>(order[i]), labels.empty() ? "" : labels[order[i]], std::exp(scores[order[i]] - greatest) / sum});
    return top;
}

} // namespace residua
