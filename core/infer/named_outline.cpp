#include "core/infer/outline.h"

#include "core/arch/visible.h"
#include "core/infer/module_place.h"
#include "core/infer/named_head.h"
#include "core/infer/path_words.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace residua {

namespace {

/// Reads one file's modules.
class NamedReader {
public:
    NamedReader(const std::vector<FileModule> &modules, bool byName, const ModuleClasses &classes)
        : m_modules(modules), m_byName(byName), m_classes(classes)
    {}

    OutlineOrMisfit read()
    {
        chooseGroup();
        if (m_members.empty())
            return Misfit{"no name has the numbers of a stage and of a block"};
        for (auto &[stage, blocks] : m_members) {
            std::vector<OutlineBlock> &row = m_outline.stages.emplace_back();
            for (auto &[index, members] : blocks) {
                OutlineBlock block;
                if (const std::string trouble = readBlock(members, block); !trouble.empty())
                    return Misfit{trouble};
                row.push_back(std::move(block));
            }
        }
        // A parameter of a block itself, such as a scale of its branch.
        for (const int index : m_others)
            if (const auto place = placeOf(module(index).path + ".x"); place && place->prefix == m_prefix && place->word == m_word)
                if (const auto stage = m_members.find(place->stage); stage != m_members.end() && stage->second.contains(place->block))
                    return Misfit{inQuotes(module(index).path) + " " + shapeText(module(index).weight)
                                  + " is nothing that a block has here"};
        if (const std::string trouble = shortcutsTold(); !trouble.empty())
            return Misfit{trouble, true};
        numberedShortcuts();
        readStem();
        if (m_outline.stemConvs.empty())
            return Misfit{"no convolution stands before the first block " + inQuotes(m_firstPath)};
        readHead();
        m_outline.naming = naming();
        if (!m_outline.preActivation && !sorted())
            m_outline.preActivation = normFirst(m_outline.stages.front().front());
        return std::move(m_outline);
    }

private:
    using Members = std::vector<std::pair<int, std::vector<std::string>>>; ///< module, path within the block

    const std::vector<FileModule> &m_modules;
    bool m_byName;
    const ModuleClasses &m_classes;
    Outline m_outline;
    std::map<int, std::map<int, Members>> m_members; ///< by stage and block
    std::vector<int> m_others;                       ///< modules outside all blocks
    std::string m_prefix, m_word, m_firstPath;
    int m_lastStage = 0;

    const FileModule &module(int index) const { return m_modules[static_cast<std::size_t>(index)]; }

    /// The stages of the largest network in the file; of equals, what was trained rather than what followed it.
    void chooseGroup()
    {
        std::map<std::pair<std::string, std::string>, int> sizes;
        std::vector<std::optional<ModulePlace>> places;
        for (const FileModule &module : m_modules) {
            places.push_back(placeOf(module.path));
            if (places.back())
                sizes[{places.back()->prefix, places.back()->word}] += module.kind == ModuleKind::Conv ? 1 : 0;
        }
        const auto follows = [](const std::string &prefix) {
            return std::any_of(std::begin(followers), std::end(followers),
                               [&](std::string_view word) { return prefix.find(word) != std::string::npos; });
        };
        int best = 0;
        for (const auto &[key, size] : sizes)
            if (size > best || (size == best && size > 0 && follows(m_prefix) && !follows(key.first))) {
                best = size;
                std::tie(m_prefix, m_word) = key;
            }
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (best > 0 && places[i] && places[i]->prefix == m_prefix && places[i]->word == m_word) {
                m_members[places[i]->stage][places[i]->block].emplace_back(static_cast<int>(i), places[i]->inner);
                if (m_firstPath.empty())
                    m_firstPath = m_modules[i].path;
            } else if (!places[i]) {
                m_others.push_back(static_cast<int>(i));
            }
        }
        if (!m_members.empty())
            m_lastStage = m_members.rbegin()->first;
        m_outline.prefix = m_prefix;
    }

    static constexpr std::string_view followers[] = {"encoder_k", "student", "ema", "momentum", "target", "key"};

    /// Sorts what stands in a block; a sentence where something is not known there.
    std::string readBlock(Members &members, OutlineBlock &block)
    {
        if (m_byName)
            std::stable_sort(members.begin(), members.end(), [](const auto &a, const auto &b) {
                return naturalLess(joined(a.second, 0, a.second.size()), joined(b.second, 0, b.second.size()));
            });
        int firstNumbered = -1, firstNorm = -1; // within a Sequential the branch's first norm and convolution
        for (const auto &[index, inner] : members) {
            const FileModule &each = module(index);
            const bool shortcut = saysShortcut(inner);
            if (each.kind == ModuleKind::Blur && !shortcut && block.blur < 0) {
                block.blur = index;
                continue;
            }
            if (each.kind == ModuleKind::Other)
                return inQuotes(each.path) + " " + shapeText(each.weight) + " is nothing that stands in a block here";
            if (each.kind == ModuleKind::Blur)
                return describe(each)
                    + (shortcut ? " stands in a shortcut; here only the branch has one" : " is a second one in its block");
            if (shortcut && each.kind == ModuleKind::Conv && block.shortcutConv < 0) {
                block.shortcutConv = index;
                if (isNumber(inner.back()))
                    block.averaged = inner.back() != "0";
                else if (joined(inner, 0, inner.size()) == "shortcut.conv.conv") // ByobNet's, within its module that averages first
                    block.averaged = true;
            } else if (shortcut && each.kind == ModuleKind::Norm && block.shortcutNorm < 0) {
                block.shortcutNorm = index;
            } else if (shortcut) {
                return describe(each) + " is a second one in the shortcut of its block";
            } else if (each.kind == ModuleKind::Linear || each.kind == ModuleKind::ChannelConv || saysAttention(inner)) {
                block.attention.push_back(index);
            } else {
                const bool norm = each.kind == ModuleKind::Norm;
                (norm ? block.norms : block.convs).push_back(index);
                int &first = norm ? firstNorm : firstNumbered;
                if (first < 0 && inner.size() > 1 && isNumber(inner.back()))
                    first = numberIn(inner.back()).value_or(-1);
            }
        }
        if (block.convs.empty())
            return "the block of " + inQuotes(module(members.front().first).path) + " has no convolution";
        if (firstNorm >= 0 && firstNumbered >= 0 && wordsTogether(block))
            m_outline.preActivation = firstNorm < firstNumbered;
        const std::int64_t out = module(block.convs.back()).out();
        if (block.attention.size() == 2 && module(block.attention[0]).out() == out && module(block.attention[1]).out() != out)
            std::swap(block.attention[0], block.attention[1]);
        return {};
    }

    /// Whether the file is in the order of its names, and so does not tell in which order modules were made. Counters of batches stand
    /// apart in safetensors files.
    bool sorted() const
    {
        std::vector<std::string_view> paths;
        for (const FileModule &each : m_modules)
            if (each.has("weight"))
                paths.push_back(each.path);
        std::vector<std::size_t> order;
        for (const FileModule &each : m_modules)
            for (const ModuleTensor &tensor : each.tensors)
                if (tensor.part == "weight")
                    order.push_back(tensor.tensor);
        std::vector<std::size_t> index(paths.size());
        std::iota(index.begin(), index.end(), 0);
        std::sort(index.begin(), index.end(), [&](std::size_t a, std::size_t b) { return order[a] < order[b]; });
        return std::is_sorted(index.begin(), index.end(), [&](std::size_t a, std::size_t b) { return paths[a] < paths[b]; });
    }

    /// Whether norms were made before their convolutions; nothing where all convolutions come before all norms.
    std::optional<bool> normFirst(const OutlineBlock &block) const
    {
        const auto position = [&](int index) { return module(index).tensor(module(index).has("weight") ? "weight" : "running_mean"); };
        if (block.norms.empty())
            return {};
        const std::size_t norm = position(block.norms.front());
        if (norm < position(block.convs.front()))
            return true;
        if (block.convs.size() > 1 && norm < position(block.convs[1]))
            return false;
        return {};
    }

    /// Whether the branch's first convolution and norm stand in one Sequential.
    bool wordsTogether(const OutlineBlock &block) const
    {
        const auto parent = [&](int index) { return module(index).path.substr(0, module(index).path.rfind('.')); };
        return !block.norms.empty() && parent(block.norms.front()) == parent(block.convs.front());
    }

    /// What stands in a Sequential of a shortcut besides its convolution and its norm: by the classes that the file holds; else its numbers
    /// leave room for it. A sentence where it is something that a shortcut here has not.
    std::string shortcutsTold()
    {
        bool averaged = false;
        for (std::vector<OutlineBlock> &stage : m_outline.stages) {
            OutlineBlock &block = stage.front();
            const std::string path = block.shortcutConv < 0 ? "" : module(block.shortcutConv).path;
            const std::string parent = path.substr(0, std::min(path.rfind('.'), path.size()));
            if (path.empty() || !isNumber(wordsOf(path).back()))
                continue;
            const std::string norm = block.shortcutNorm < 0 ? "" : module(block.shortcutNorm).path;
            const auto number = [](const std::string &of) { return numberIn(wordsOf(of).back()).value_or(0); };
            block.indexed = number(path) > 0 || (norm.starts_with(parent + ".") && number(norm) > number(path) + 1);
            const auto container = m_classes.find(parent);
            if (container == m_classes.end() || !isModuleOf(container->second, {"Sequential"}))
                continue;
            block.indexed = false;
            block.averaged = false;
            for (const auto &[own, name] : m_classes)
                if (own.starts_with(parent + ".") && own.find('.', parent.size() + 1) == std::string::npos && own != path && own != norm) {
                    if (isModuleOf(name, {"AvgPool2d"}) || name.ends_with(".AvgPool2dSame"))
                        block.averaged = averaged = true;
                    else if (!isModuleOf(name, {"Identity", "Dropout", "Dropout2d"}))
                        return inQuotes(own) + " (" + name + ") stands in a shortcut; here it has an average, a projection and a norm";
                }
        }
        // Without a stride an average is an identity.
        if (OutlineBlock &first = m_outline.stages.front().front(); averaged && first.shortcutConv >= 0)
            first.averaged = true;
        return {};
    }

    /// Where stages are plain numbers, a shortcut may have no word of its own: it is the first block's last convolution (d2l's conv3).
    void numberedShortcuts()
    {
        if (m_word != "" && m_word != "b")
            return;
        std::set<std::size_t> branchSizes; // how many convolutions blocks have that have no shortcut
        for (const std::vector<OutlineBlock> &stage : m_outline.stages)
            for (std::size_t i = 1; i < stage.size(); ++i)
                branchSizes.insert(stage[i].convs.size());
        for (std::vector<OutlineBlock> &stage : m_outline.stages) {
            OutlineBlock &block = stage.front();
            if (block.shortcutConv >= 0 || block.convs.size() < 2 || !endsInShortcut(stage, branchSizes))
                continue;
            block.shortcutConv = block.convs.back();
            block.convs.pop_back();
            if (block.norms.size() > block.convs.size()) {
                block.shortcutNorm = block.norms.back();
                block.norms.pop_back();
            }
        }
    }

    bool endsInShortcut(const std::vector<OutlineBlock> &stage, const std::set<std::size_t> &branchSizes) const
    {
        const std::vector<int> &convs = stage.front().convs;
        if (stage.front().norms.size() + 1 == convs.size())
            return true;
        if (stage.size() > 1)
            return convs.size() == stage[1].convs.size() + 1;
        const Shape &last = module(convs.back()).weight, &before = module(convs[convs.size() - 2]).weight;
        if (last[0] != before[0] || last[1] != module(convs.front()).weight[1])
            return false;
        return last[1] != before[0] || (branchSizes.contains(convs.size() - 1) && !branchSizes.contains(convs.size()));
    }

    /// "conv1.~" for "bn1": the norm behind a Sequential "conv1" is its last.
    static std::string stemKey(const std::string &path)
    {
        std::vector<std::string> words = wordsOf(path);
        for (std::string &word : words)
            if (isOneOf(stemOf(word), {"bn", "norm"}) && numberIn(word))
                word = "conv" + std::to_string(*numberIn(word)) + ".~";
        return joined(words, 0, words.size());
    }

    void readStem()
    {
        std::string scope = m_prefix;
        std::vector<int> members;
        const std::int64_t last = lastChannels();
        while (true) {
            members.clear();
            bool conv = false;
            for (const int index : m_others) {
                const FileModule &each = module(index);
                const std::string_view rest = std::string_view(each.path).substr(each.path.starts_with(scope) ? scope.size() : 0);
                const bool feature = each.kind == ModuleKind::Conv || each.kind == ModuleKind::Norm;
                if (each.kind == ModuleKind::Blur && each.path.starts_with(scope))
                    m_outline.stemBlur = index;
                if (!each.path.starts_with(scope) || !feature || saysHead(rest) || saysProjectionHead(each.path))
                    continue;
                if (isFinalNorm(each, rest, last)) {
                    m_outline.finalNorm = index;
                    continue;
                }
                conv = conv || each.kind == ModuleKind::Conv;
                members.push_back(index);
            }
            if (conv || scope.empty())
                break;
            const std::size_t dot = scope.size() < 2 ? std::string::npos : scope.rfind('.', scope.size() - 2);
            scope = dot == std::string::npos ? "" : scope.substr(0, dot + 1);
        }
        if (m_byName)
            std::stable_sort(members.begin(), members.end(),
                             [&](int a, int b) { return naturalLess(stemKey(module(a).path), stemKey(module(b).path)); });
        for (const int index : members)
            (module(index).kind == ModuleKind::Conv ? m_outline.stemConvs : m_outline.stemNorms).push_back(index);
        leaveNeck(last);
        // One norm that has the last stage's channels and not the stem's: a final norm by another name.
        if (m_outline.finalNorm < 0 && m_outline.stemNorms.size() == 1 && !m_outline.stemConvs.empty()) {
            const std::int64_t channels = module(m_outline.stemNorms.front()).out();
            if (channels == last && channels != module(m_outline.stemConvs.back()).out()) {
                m_outline.finalNorm = m_outline.stemNorms.front();
                m_outline.stemNorms.clear();
            }
        }
    }

    /// A norm beyond those of the stem's convolutions that has the last stage's channels, and none of the stem's.
    void leaveNeck(std::int64_t last)
    {
        std::vector<int> &norms = m_outline.stemNorms;
        const bool own =
            std::none_of(m_outline.stemConvs.begin(), m_outline.stemConvs.end(), [&](int conv) { return module(conv).out() == last; });
        if (!own || norms.size() <= m_outline.stemConvs.size())
            return;
        const auto neck = std::stable_partition(norms.begin(), norms.end(), [&](int norm) { return module(norm).out() != last; });
        m_outline.neck.assign(neck, norms.end());
        norms.erase(neck, norms.end());
    }

    bool isFinalNorm(const FileModule &each, std::string_view rest, std::int64_t channels) const
    {
        if (each.kind != ModuleKind::Norm || each.out() != channels)
            return false;
        const std::vector<std::string> words = wordsOf(rest);
        if (m_word.empty() && isNumber(words.front()))
            return numberIn(words.front()).value_or(0) > m_lastStage;
        return words.size() == 1 && isOneOf(words.front(), {"norm", "final_norm", "bn_final", "norm_final", "post_norm"});
    }

    std::int64_t lastChannels() const
    {
        const OutlineBlock &block = m_outline.stages.back().back();
        return module(block.convs.back()).out();
    }

    void readHead()
    {
        HeadPlace place{{}, m_prefix, lastChannels()};
        for (const int index : m_others)
            if (std::find(m_outline.stemNorms.begin(), m_outline.stemNorms.end(), index) == m_outline.stemNorms.end()
                && index != m_outline.finalNorm)
                place.modules.push_back(index);
        readNamedHead(m_modules, m_classes, place, m_outline);
    }

    bool anyWord(std::string_view word) const
    {
        return std::any_of(m_modules.begin(), m_modules.end(), [&](const FileModule &each) {
            const std::vector<std::string> words = wordsOf(each.path);
            return std::find(words.begin(), words.end(), word) != words.end();
        });
    }

    Naming naming()
    {
        const std::string whole = m_prefix + m_word;
        if (m_word == "stages." && anyWord("convolution"))
            return shorten("resnet.encoder.", "encoder."), Naming::Transformers;
        if (m_word == "layers." && anyWord("convs"))
            return shorten("encoder.", ""), Naming::EncoderDecoder;
        if (m_word == "res")
            return anyWord("caffe_norm") ? Naming::Caffe : Naming::Detectron2;
        if (anyWord("residual_function") || anyWord("split_transforms") || (m_word == "stage" && anyWord("residual")) || m_word == "conv")
            return Naming::PytorchCifar100;
        if (anyWord("convShortcut"))
            return Naming::WideResnet;
        if (m_word.empty() && anyWord("conv1"))
            return Naming::Sequential;
        if ((m_word == "s" && anyWord("b1")) || m_prefix.ends_with("trunk_output."))
            return Naming::Regnet;
        if (anyWord("conv2_kxk"))
            return Naming::Byobnet;
        if (m_word != "layer")
            return Naming::Unknown;
        if (anyWord("se_module") || anyWord("last_linear") || anyWord("layer0"))
            return Naming::Cadene;
        if (m_prefix == "backbone." && (anyWord("head") || anyWord("stem") || anyWord("se_layer")))
            return Naming::Mmpretrain;
        if (anyWord("shortcut"))
            return Naming::Kuangliu;
        if (anyWord("linear") && !anyWord("downsample"))
            return Naming::Akamaster;
        return anyWord("se") || anyWord("maxpool") ? Naming::Timm : Naming::Torchvision;
    }

    /// Takes a family's own words off the end of the prefix.
    void shorten(std::string_view longer, std::string_view shorter)
    {
        for (const std::string_view own : {longer, shorter})
            if (!own.empty() && m_outline.prefix.ends_with(own)) {
                m_outline.prefix.resize(m_outline.prefix.size() - own.size());
                return;
            }
    }
};

} // namespace

OutlineOrMisfit namedOutline(const std::vector<FileModule> &modules, bool byName, const ModuleClasses &classes)
{
    return NamedReader(modules, byName, classes).read();
}

} // namespace residua
