#include "core/infer/file_modules.h"

#include "core/arch/visible.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace residua {

namespace {

constexpr std::string_view kWeight = "weight", kBias = "bias", kMean = "running_mean", kVariance = "running_var",
                           kCount = "num_batches_tracked", kFilter = "filt";

/// What the last word of a name says that a tensor is; empty for an unknown word.
std::string_view partOf(std::string_view word)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 11> words{{
        {kWeight, kWeight},
        {kBias, kBias},
        {kMean, kMean},
        {kVariance, kVariance},
        {kCount, kCount},
        {"gamma", kWeight},
        {"beta", kBias},
        {"moving_mean", kMean},
        {"moving_var", kVariance},
        {"moving_variance", kVariance},
        {kFilter, kFilter},
    }};
    for (const auto &[name, part] : words)
        if (name == word)
            return part;
    return {};
}

/// What a counter of operations (thop, ptflops) leaves behind in each module.
bool isProfiles(std::string_view name)
{
    const std::string_view word = name.substr(name.rfind('.') + 1); // npos + 1 is 0
    return word == "total_ops" || word == "total_params";
}

/// What a module is whose parts are known.
ModuleKind kindOf(const FileModule &module)
{
    constexpr std::int64_t most = 1 << 24; // far above what a network here has; products of it do not overflow
    if (std::any_of(module.weight.begin(), module.weight.end(), [](std::int64_t extent) { return extent < 1 || extent > most; }))
        return ModuleKind::Other;
    if (module.has(kFilter))
        return module.weight.size() == 4 && module.weight[1] == 1 && module.tensors.size() == 1 ? ModuleKind::Blur : ModuleKind::Other;
    switch (module.weight.size()) {
    case 1: return module.has(kBias) || module.statistics() ? ModuleKind::Norm : ModuleKind::Other;
    case 2: return ModuleKind::Linear;
    case 3: return module.weight[0] == 1 && module.weight[1] == 1 ? ModuleKind::ChannelConv : ModuleKind::Other;
    case 4: return ModuleKind::Conv;
    default: return ModuleKind::Other;
    }
}

/// How many lines of numbers a norm has in a file whose runs of equally long lines are these long, bias included.
std::size_t normSize(const std::vector<std::size_t> &runs)
{
    bool batch = false;
    for (const std::size_t run : runs) {
        if (run % 4 == 2 || run % 4 == 3)
            return 2;
        batch = batch || run >= 4;
    }
    return batch ? 4 : 2;
}

/// Reads modules off a list of shapes.
class OrderedModules {
public:
    explicit OrderedModules(const std::vector<NamedShape> &tensors) : m_tensors(tensors) {}

    std::vector<FileModule> read()
    {
        std::vector<std::size_t> runs;
        for (std::size_t at = 0; at < m_tensors.size();) {
            const std::vector<std::size_t> run = runAt(at);
            if (!run.empty())
                runs.push_back(run.size());
            at = std::max(m_end, at + 1);
        }
        m_norm = normSize(runs);
        for (std::size_t at = 0; at < m_tensors.size();) {
            const std::vector<std::size_t> run = runAt(at);
            if (run.empty()) {
                begin(at);
                ++at;
            } else {
                lines(run);
                at = m_end;
            }
        }
        for (FileModule &module : m_modules)
            module.kind = kindOf(module);
        return std::move(m_modules);
    }

private:
    const std::vector<NamedShape> &m_tensors;
    std::vector<FileModule> m_modules;
    std::size_t m_norm = 4; ///< lines of a norm, without its counter
    std::size_t m_end = 0;  ///< behind the run that was found last

    /// The indices of equally long lines that begin at `at`, counters between them passed over.
    std::vector<std::size_t> runAt(std::size_t at)
    {
        std::vector<std::size_t> run;
        m_end = at;
        for (std::size_t i = at; i < m_tensors.size(); ++i) {
            const Shape &shape = m_tensors[i].shape;
            if (shape.empty() && !run.empty()) {
                m_end = i + 1;
                continue;
            }
            if (shape.size() != 1 || (!run.empty() && shape != m_tensors[run.front()].shape))
                break;
            run.push_back(i);
            m_end = i + 1;
        }
        return run;
    }

    void begin(std::size_t tensor)
    {
        FileModule &module = m_modules.emplace_back();
        module.path = m_tensors[tensor].name;
        module.weight = m_tensors[tensor].shape;
        module.tensors.push_back({kWeight, tensor});
    }

    void lines(const std::vector<std::size_t> &run)
    {
        static constexpr std::array<std::string_view, 4> kinds{kWeight, kBias, kMean, kVariance};
        std::size_t at = 0;
        const bool follows = !m_modules.empty() && m_modules.back().weight.size() > 1 && m_modules.back().tensors.size() == 1
            && m_modules.back().out() == m_tensors[run.front()].shape.front();
        const bool linear = follows && m_modules.back().weight.size() == 2;
        if (follows && (run.size() % m_norm == 1 || linear))
            m_modules.back().tensors.push_back({kBias, run[at++]});
        while (at < run.size()) {
            begin(run[at]);
            for (std::size_t part = 1; part < m_norm && at + part < run.size(); ++part)
                m_modules.back().tensors.push_back({kinds[part], run[at + part]});
            at += m_norm;
            // What counts batches stands behind a norm's four lines.
            const std::size_t last = m_modules.back().tensors.back().tensor;
            if (last + 1 < m_tensors.size() && m_tensors[last + 1].shape.empty())
                m_modules.back().tensors.push_back({kCount, last + 1});
        }
    }
};

} // namespace

bool FileModule::has(std::string_view part) const
{
    return std::any_of(tensors.begin(), tensors.end(), [&](const ModuleTensor &tensor) { return tensor.part == part; });
}

std::size_t FileModule::tensor(std::string_view part) const
{
    return std::find_if(tensors.begin(), tensors.end(), [&](const ModuleTensor &each) { return each.part == part; })->tensor;
}

bool FileModule::affine() const
{
    return path.ends_with("." + std::string(kAffineNorm));
}

std::string describe(const FileModule &module)
{
    const auto word = [&]() -> std::string {
        switch (module.kind) {
        case ModuleKind::Conv: return "the convolution ";
        case ModuleKind::ChannelConv: return "the convolution over channels ";
        case ModuleKind::Linear: return "the linear layer ";
        case ModuleKind::Norm: return "the norm ";
        case ModuleKind::Blur: return "the blur ";
        case ModuleKind::Other: break;
        }
        return "";
    };
    return word() + inQuotes(module.path) + " " + shapeText(module.weight);
}

bool namesTellModules(const std::vector<NamedShape> &tensors)
{
    std::ptrdiff_t told = 0, all = 0;
    for (const NamedShape &tensor : tensors) {
        const std::size_t dot = tensor.name.rfind('.');
        told += dot != std::string::npos && !partOf(std::string_view(tensor.name).substr(dot + 1)).empty();
        all += !isProfiles(tensor.name);
    }
    return 2 * told > all;
}

std::vector<FileModule> namedModules(const std::vector<NamedShape> &tensors)
{
    std::vector<FileModule> modules;
    std::unordered_map<std::string, std::size_t> known;
    for (std::size_t i = 0; i < tensors.size(); ++i) {
        const std::string &name = tensors[i].name;
        if (isProfiles(name))
            continue;
        const std::size_t dot = name.rfind('.');
        const std::string_view part = dot == std::string::npos ? std::string_view() : partOf(std::string_view(name).substr(dot + 1));
        const std::string path = part.empty() ? name : name.substr(0, dot);
        const auto [found, isNew] = known.try_emplace(path, modules.size());
        if (isNew)
            modules.emplace_back().path = path;
        FileModule &module = modules[found->second];
        if (!part.empty() && !module.has(part))
            module.tensors.push_back({part, i});
        if (part == kWeight || (part == kFilter && module.weight.empty()))
            module.weight = tensors[i].shape;
        else if (part.empty() && module.weight.empty())
            module.weight = tensors[i].shape; // of no known kind: only to be shown
    }
    for (FileModule &module : modules) {
        if (module.statistics() && module.has(kVariance) && !module.has(kWeight)) // a norm without weights of its own
            module.weight = tensors[module.tensor(kMean)].shape;
        module.kind = module.has(kWeight) || module.has(kFilter) || module.statistics() ? kindOf(module) : ModuleKind::Other;
    }
    return modules;
}

std::vector<FileModule> orderedModules(const std::vector<NamedShape> &tensors)
{
    return OrderedModules(tensors).read();
}

} // namespace residua
