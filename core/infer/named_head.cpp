#include "core/infer/named_head.h"

#include "core/infer/module_place.h"
#include "core/infer/path_words.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace residua {

namespace {

std::string parentOf(const std::string &path)
{
    const std::size_t dot = path.rfind('.');
    return dot == std::string::npos ? std::string() : path.substr(0, dot);
}

/// "ReLU" for "torch.nn.modules.activation.ReLU".
std::string_view classWord(std::string_view name)
{
    return name.substr(name.rfind('.') + 1); // npos + 1 is 0
}

class HeadReader {
public:
    HeadReader(const std::vector<FileModule> &modules, const ModuleClasses &classes, const HeadPlace &place, Outline &outline)
        : m_modules(modules), m_classes(classes), m_place(place), m_outline(outline)
    {}

    void read()
    {
        std::vector<int> near, far;
        for (const int index : m_place.modules) {
            const FileModule &each = module(index);
            if (saysProjectionHead(each.path)) // behind the network, for a training without classes
                continue;
            const bool head = saysHead(withoutPrefix(each.path));
            const bool linear =
                each.kind == ModuleKind::Linear || (each.kind == ModuleKind::Conv && head && each.weight[2] == 1 && each.weight[3] == 1);
            if (linear && (within(each) || head || isNumber(wordsOf(each.path).back())))
                (within(each) ? near : far).push_back(index);
        }
        std::vector<int> taken;
        if (choose(near) || choose(far) || chooseByName(near) || chooseByName(far)) {
            besideTold();
            containerTold();
            taken = m_outline.head;
        } else {
            normsTold();
            std::copy_if(near.begin(), near.end(), std::back_inserter(taken),
                         [&](int index) { return saysHead(withoutPrefix(module(index).path)); });
        }
        if (m_outline.leftHead.empty())
            return;
        for (const int index : taken)
            m_outline.leftHead.push_back(module(index).path);
        std::sort(m_outline.leftHead.begin(), m_outline.leftHead.end(), naturalLess);
        m_outline.head.clear();
        m_outline.headOpen = m_outline.headByName = false;
    }

private:
    const std::vector<FileModule> &m_modules;
    const ModuleClasses &m_classes;
    const HeadPlace &m_place;
    Outline &m_outline;

    const FileModule &module(int index) const { return m_modules[static_cast<std::size_t>(index)]; }
    bool within(const FileModule &each) const { return each.path.starts_with(m_place.prefix); }
    std::string_view withoutPrefix(const std::string &path) const
    {
        return std::string_view(path).substr(path.starts_with(m_place.prefix) ? m_place.prefix.size() : 0);
    }
    bool takesFeatures(int index) const { return module(index).weight[1] == m_place.channels; }

    /// One linear layer that takes the features, or two in a row.
    bool choose(std::vector<int> &list)
    {
        std::stable_sort(list.begin(), list.end(), [&](int a, int b) { return naturalLess(module(a).path, module(b).path); });
        const bool one = list.size() == 1 && takesFeatures(list.front());
        const bool two = list.size() == 2 && takesFeatures(list.front()) && module(list.back()).weight[1] == module(list.front()).out();
        // A queue of keys beside two layers is MoCo's: what it compares is no class.
        if (two && hasQueue())
            return false;
        if (!one && !two)
            return false;
        m_outline.head = list;
        m_outline.headOpen = two;
        return true;
    }

    /// "fc", "classifier.1": the one of several whose name is the usual one of a classifier.
    bool chooseByName(const std::vector<int> &list)
    {
        std::vector<int> usual;
        for (const int index : list) {
            const std::vector<std::string> words = wordsOf(withoutPrefix(module(index).path));
            if (isOneOf(words.front(), {"fc", "classifier", "head", "linear", "last_linear"})
                && std::all_of(words.begin() + 1, words.end(), [](const std::string &word) { return isNumber(word) || word == "fc"; }))
                usual.push_back(index);
        }
        if (usual.size() != 1 || list.size() < 2 || !takesFeatures(usual.front()))
            return false;
        m_outline.head = usual;
        m_outline.headByName = true;
        return true;
    }

    bool hasQueue() const
    {
        return std::any_of(m_modules.begin(), m_modules.end(), [](const FileModule &each) { return wordsOf(each.path).back() == "queue"; });
    }

    /// Whether a module stands in a Sequential of its own together with a linear layer that is not the classifier's.
    bool ofAnotherHead(const FileModule &each) const
    {
        const std::string parent = parentOf(each.path);
        if (parent.empty() || parent + "." == m_place.prefix)
            return false;
        const auto beside = [&](int index) { return parentOf(module(index).path) == parent; };
        return std::none_of(m_outline.head.begin(), m_outline.head.end(), beside)
            && std::any_of(m_place.modules.begin(), m_place.modules.end(),
                           [&](int index) { return module(index).kind == ModuleKind::Linear && beside(index); });
    }

    /// Norms and parameters of activations whose size is one of the classifier's.
    void besideTold()
    {
        std::set<std::int64_t> inputs;
        for (const int index : m_outline.head)
            inputs.insert(module(index).weight[1]);
        const std::string parent = parentOf(module(m_outline.head.front()).path);
        const std::int64_t classes = module(m_outline.head.back()).out();
        for (const int index : m_place.modules) {
            const FileModule &each = module(index);
            if (saysProjectionHead(each.path) || ofAnotherHead(each))
                continue;
            const bool beside = !parent.empty() && parent + "." != m_place.prefix && parentOf(each.path) == parent;
            const bool own = beside || (within(each) && (each.out() == classes || saysHead(withoutPrefix(each.path))));
            const bool norm = each.kind == ModuleKind::Norm && (own || inputs.contains(each.out()));
            const bool slope = each.kind == ModuleKind::Other && each.has("weight") && each.weight.size() == 1
                && (beside || (m_outline.head.size() == 2 && (each.out() == 1 || inputs.contains(each.out()))));
            if (norm || slope)
                m_outline.leftHead.push_back(each.path);
        }
    }

    /// Norms of a head in which no classifier was found.
    void normsTold()
    {
        for (const int index : m_place.modules)
            if (const FileModule &each = module(index);
                each.kind == ModuleKind::Norm && within(each) && saysHead(withoutPrefix(each.path)) && !saysProjectionHead(each.path))
                m_outline.leftHead.push_back(each.path);
    }

    /// What the classes of a Sequential say of the modules around the classifier.
    void containerTold()
    {
        const std::string parent = parentOf(module(m_outline.head.front()).path);
        const auto container = m_classes.find(parent);
        if (parent != parentOf(module(m_outline.head.back()).path) || container == m_classes.end()
            || !isModuleOf(container->second, {"Sequential"}))
            return;
        m_outline.headOpen = false;
        const std::string &first = module(m_outline.head.front()).path, &last = module(m_outline.head.back()).path;
        for (const auto &[path, name] : m_classes) {
            const auto same = [&, &path = path](int index) { return module(index).path == path; };
            if (path == parent || parentOf(path) != parent || std::any_of(m_outline.head.begin(), m_outline.head.end(), same)
                || isModuleOf(name, {"Dropout", "Dropout1d", "Dropout2d", "AlphaDropout", "FeatureAlphaDropout", "Identity", "Flatten"}))
                continue;
            // Features are not negative, and an average of an average is the same.
            if (naturalLess(path, first) && isModuleOf(name, {"ReLU", "AdaptiveAvgPool2d"}))
                continue;
            if (naturalLess(last, path) && isModuleOf(name, {"Softmax", "LogSoftmax", "Sigmoid", "LogSigmoid"}))
                m_outline.behindHead.emplace_back(path, classWord(name));
            else
                m_outline.leftHead.push_back(path + " (" + std::string(classWord(name)) + ")");
        }
        // A norm or slope that its tensors told, too.
        std::erase_if(m_outline.leftHead, [&](const std::string &path) {
            return std::any_of(m_outline.leftHead.begin(), m_outline.leftHead.end(),
                               [&](const std::string &other) { return other.starts_with(path + " ("); });
        });
    }
};

} // namespace

void readNamedHead(const std::vector<FileModule> &modules, const ModuleClasses &classes, const HeadPlace &place, Outline &outline)
{
    HeadReader(modules, classes, place, outline).read();
}

} // namespace residua
