#include "core/weights/weight_tree.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace residua {

namespace {

constexpr int depthLimit = 100;
constexpr std::size_t visitLimit = 2'000'000;
constexpr std::size_t treeTensorLimit = 100'000;
constexpr std::size_t treeNameLimit = 4096;
constexpr std::size_t smallSet = 8; // tensors of one layer, or an optimiser's of one parameter

using Entries = std::vector<std::pair<std::string, PickleRef>>;

class Walk {
public:
    explicit Walk(const PickledTensors &tensors) : m_tensors(tensors), m_pickle(tensors.pickle()) {}

    std::vector<WeightSet> sets()
    {
        const PickleRef root = m_pickle.root;
        if (auto tensor = m_tensors.find(root, "")) {
            add(m_sets.emplace_back(), "", std::move(*tensor));
            return std::move(m_sets);
        }
        look(root, {}, 0);
        for (WeightSet &set : m_sets)
            set.optimiser = set.optimiser || set.name.find("optim") != std::string::npos;
        return std::move(m_sets);
    }

private:
    [[noreturn]] void beyond(const std::string &what) const
    {
        throw unreadable(m_tensors.label(),
                         "it goes beyond a limit: " + what
                             + "; it is damaged, made to do harm, or holds far more than weights "
                               "(save the state_dict alone)");
    }
    void enter(int depth)
    {
        if (depth > depthLimit)
            beyond("values nested more than " + std::to_string(depthLimit) + " deep");
        if (++m_visits > visitLimit)
            beyond("more than " + std::to_string(visitLimit) + " values");
    }
    std::string joined(const std::string &path, const std::string &key) const
    {
        std::string name = path.empty() ? key : path + '.' + key;
        if (name.size() > treeNameLimit)
            beyond("a tensor's name has more than " + std::to_string(treeNameLimit) + " bytes");
        return name;
    }
    void add(WeightSet &set, const std::string &name, StoredTensor tensor)
    {
        if (++m_count > treeTensorLimit)
            beyond("more than " + std::to_string(treeTensorLimit) + " tensors");
        set.tensors.push_back({name, std::move(tensor)});
    }

    // What a value holds, by keys

    std::string keyText(PickleRef ref, std::size_t position) const
    {
        const PickleKind kind = m_pickle.kind(ref);
        if (kind == PickleKind::Integer)
            return std::to_string(m_pickle[ref].integer);
        if (kind != PickleKind::Text && kind != PickleKind::Bytes)
            return '#' + std::to_string(position);
        if (m_pickle[ref].inFile)
            beyond("a name of " + std::to_string(m_pickle[ref].length) + " bytes");
        return std::string(m_pickle.text(ref));
    }
    /// Keys and values by turns. Of a key that stands twice for tensors or what may hold them neither is the one that is meant.
    void addPairs(Entries &entries, const std::vector<PickleRef> &pairs) const
    {
        std::unordered_map<std::string, std::size_t> places;
        for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
            std::string key = keyText(pairs[i], i / 2);
            const auto [place, fresh] = places.emplace(key, entries.size());
            if (fresh)
                entries.emplace_back(std::move(key), pairs[i + 1]);
            else if (m_pickle.kind(pairs[i]) == PickleKind::Text && mayHold(pairs[i + 1]) && pairs[i + 1] != entries[place->second].second)
                throw unreadable(m_tensors.label(),
                                 "the key " + inQuotes(entries[place->second].first) + " stands twice; it is damaged or made to do harm");
            else
                entries[place->second].second = pairs[i + 1];
        }
    }
    void addItems(Entries &entries, const std::vector<PickleRef> &items) const
    {
        for (std::size_t i = 0; i < items.size(); ++i)
            entries.emplace_back(std::to_string(i), items[i]);
    }
    /// What Python 2 makes an OrderedDict of: one list of [key, value].
    bool addListOfPairs(Entries &entries, PickleRef ref) const
    {
        if (m_pickle.kind(ref) != PickleKind::List)
            return false;
        std::vector<PickleRef> flat;
        for (const PickleRef item : m_pickle.items(ref)) {
            const PickleKind kind = m_pickle.kind(item);
            if ((kind != PickleKind::List && kind != PickleKind::Tuple) || m_pickle.items(item).size() != 2)
                return false;
            flat.insert(flat.end(), m_pickle.items(item).begin(), m_pickle.items(item).end());
        }
        addPairs(entries, flat);
        return true;
    }
    PickleRef stateDict(PickleRef ref) const
    {
        PickleRef state = m_pickle[ref].state;
        if (m_pickle.kind(state) == PickleKind::Tuple && m_pickle.items(state).size() == 2) // (__dict__, slots)
            state = m_pickle.items(state)[0];
        return m_pickle.kind(state) == PickleKind::Dict ? state : noPickle;
    }
    Entries entriesOf(PickleRef ref)
    {
        Entries entries;
        switch (m_pickle.kind(ref)) {
        case PickleKind::Dict: addPairs(entries, m_pickle.items(ref)); break;
        case PickleKind::Tuple:
        case PickleKind::List: addItems(entries, m_pickle.items(ref)); break;
        case PickleKind::Object: {
            addPairs(entries, m_pickle.pairs(ref));
            addItems(entries, m_pickle.items(ref));
            const bool ordered = m_pickle.maker(ref) == "collections.OrderedDict"; // its state is PyTorch's _metadata
            if (const PickleRef state = stateDict(ref); state != noPickle && !ordered)
                addPairs(entries, m_pickle.items(state));
            const std::vector<PickleRef> &arguments = m_pickle.items(m_pickle[ref].argument);
            if (entries.empty() && !(arguments.size() == 1 && addListOfPairs(entries, arguments[0])))
                addItems(entries, arguments);
            break;
        }
        default: break;
        }
        m_visits += entries.size();
        return entries;
    }
    static PickleRef entry(const Entries &entries, std::string_view key)
    {
        const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto &each) { return each.first == key; });
        return found == entries.end() ? noPickle : found->second;
    }
    static bool isModule(const Entries &entries)
    {
        return entry(entries, "_parameters") != noPickle && entry(entries, "_modules") != noPickle;
    }
    bool isScript(PickleRef ref) const { return m_pickle.maker(ref).starts_with("__torch__."); }
    bool mayHold(PickleRef ref) const
    {
        const PickleKind kind = m_pickle.kind(ref);
        return kind == PickleKind::Dict || kind == PickleKind::List || kind == PickleKind::Tuple || kind == PickleKind::Object;
    }

    // The sets

    void look(PickleRef ref, const std::string &path, int depth)
    {
        enter(depth);
        if (!mayHold(ref))
            return;
        const Entries entries = entriesOf(ref);
        if (m_pickle.kind(ref) == PickleKind::Object && (isModule(entries) || isScript(ref))) {
            WeightSet set{path, {}, false};
            addClass(set, ref, {});
            isScript(ref) ? addScript(set, entries, {}, depth) : addModule(set, entries, {}, depth);
            m_sets.push_back(std::move(set));
            return;
        }
        WeightSet own{path, {}, false};
        std::vector<const std::pair<std::string, PickleRef> *> parts;
        for (const auto &each : entries) {
            if (!mayHold(each.second))
                continue;
            if (auto tensor = m_tensors.find(each.second, joined(path, each.first)))
                add(own, joined({}, each.first), std::move(*tensor));
            else
                parts.push_back(&each);
        }
        if (!own.tensors.empty())
            m_sets.push_back(std::move(own));
        const std::size_t first = m_sets.size();
        for (const auto *each : parts)
            look(each->second, joined(path, each->first), depth + 1);
        const bool optimiser = entry(entries, "param_groups") != noPickle;
        for (std::size_t i = first; i < m_sets.size(); ++i)
            m_sets[i].optimiser = m_sets[i].optimiser || optimiser;
        joinSmall(first, path);
    }

    /// A dictionary for each layer (or parameter) is one set, not many: their names are put before their tensors'.
    void joinSmall(std::size_t first, const std::string &path)
    {
        const auto begin = m_sets.begin() + static_cast<std::ptrdiff_t>(first);
        const std::size_t count = m_sets.size() - first;
        const bool joinable = count >= 2 && std::all_of(begin, m_sets.end(), [&](const WeightSet &set) {
                                  return (count >= 4 && set.tensors.size() <= smallSet) || m_joined.contains(set.name);
                              });
        if (!joinable)
            return;
        WeightSet all{path, {}, begin->optimiser};
        for (auto set = begin; set != m_sets.end(); ++set)
            for (CheckpointTensor &tensor : set->tensors) {
                const std::size_t own = path.empty() ? 0 : path.size() + 1;
                tensor.name = joined(set->name.substr(std::min(own, set->name.size())), tensor.name);
                all.tensors.push_back(std::move(tensor));
            }
        m_sets.erase(begin, m_sets.end());
        m_sets.push_back(std::move(all));
        m_joined.insert(path);
    }

    void addTensors(WeightSet &set, PickleRef ref, const std::string &prefix, const std::unordered_set<std::string> &left)
    {
        for (const auto &[key, part] : entriesOf(ref))
            if (!left.contains(key))
                if (auto tensor = m_tensors.find(part, joined(prefix, key)))
                    add(set, joined(prefix, key), std::move(*tensor));
    }

    /// TorchScript's classes are PyTorch's behind "__torch__.", and numbered where there are several of a name.
    void addClass(WeightSet &set, PickleRef ref, const std::string &path)
    {
        std::string name;
        for (std::string_view rest = m_pickle.maker(ref); !rest.empty();) {
            const std::size_t end = std::min(rest.find('.'), rest.size());
            if (const std::string_view word = rest.substr(0, end); word != "__torch__" && !word.starts_with("___torch_mangle_"))
                name += (name.empty() ? "" : ".") + std::string(word);
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (!name.empty())
            set.classes.emplace(path, std::move(name));
    }

    /// As `state_dict()` would: parameters, buffers that are saved, then the parts.
    void addModule(WeightSet &set, const Entries &entries, const std::string &prefix, int depth)
    {
        enter(depth);
        std::unordered_set<std::string> left;
        if (const PickleRef unsaved = entry(entries, "_non_persistent_buffers_set"); mayHold(unsaved))
            for (const auto &[index, key] : entriesOf(unsaved))
                for (const PickleRef each : mayHold(key) ? m_pickle.items(key) : std::vector<PickleRef>{key})
                    left.insert(keyText(each, 0));
        addTensors(set, entry(entries, "_parameters"), prefix, {});
        if (const PickleRef buffers = entry(entries, "_buffers"); buffers != noPickle)
            addTensors(set, buffers, prefix, left);
        if (const PickleRef parts = entry(entries, "_modules"); mayHold(parts))
            for (const auto &[key, part] : entriesOf(parts)) {
                if (m_pickle.kind(part) != PickleKind::Object)
                    continue;
                addClass(set, part, joined(prefix, key));
                if (const Entries inner = entriesOf(part); isModule(inner))
                    addModule(set, inner, joined(prefix, key), depth + 1);
            }
    }

    void addScript(WeightSet &set, const Entries &entries, const std::string &prefix, int depth)
    {
        enter(depth);
        for (const auto &[key, part] : entries) {
            if (!mayHold(part))
                continue;
            if (auto tensor = m_tensors.find(part, joined(prefix, key)))
                add(set, joined(prefix, key), std::move(*tensor));
            else if (addClass(set, part, joined(prefix, key)); isScript(part) || m_pickle.kind(part) != PickleKind::Object)
                addScript(set, entriesOf(part), joined(prefix, key), depth + 1);
        }
    }

    const PickledTensors &m_tensors;
    const Pickle &m_pickle;
    std::vector<WeightSet> m_sets;
    std::unordered_set<std::string> m_joined;
    std::size_t m_visits = 0, m_count = 0;
};

} // namespace

std::vector<WeightSet> weightsIn(const PickledTensors &tensors)
{
    return Walk(tensors).sets();
}

} // namespace residua
