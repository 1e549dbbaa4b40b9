#pragma once

#include "core/weights/byte_source.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace residua {

enum class PickleKind : std::uint8_t {
    None,
    Bool,
    Integer,
    LongInteger, ///< beyond 64 bits: its bytes, as the file has them
    Real,
    Text,
    Bytes,
    Tuple, ///< also a frozen set
    List,  ///< also a set
    Dict,
    Global,     ///< a class or function by its name, "collections.OrderedDict": never looked up
    Object,     ///< what calling a Global would have made: the call, and what was put into the result
    Persistent, ///< what the writer left outside of the pickle, by its id
};

using PickleRef = std::uint32_t;
inline constexpr PickleRef noPickle = 0xffffffff;

/// One value of a pickle. Values point to each other by number; they may share others and even hold themselves.
struct PickleValue {
    PickleKind kind = PickleKind::None;
    bool inFile = false;           ///< of Text and Bytes: too long to be kept; `integer` is where the bytes begin in the source
    std::uint32_t items = 0;       ///< of Tuple, List, Dict and Object: see Pickle::items
    PickleRef callee = noPickle;   ///< of Object: a Global or Object
    PickleRef argument = noPickle; ///< of Object: a Tuple; of Persistent: the id
    PickleRef state = noPickle;    ///< of Object: what it would have been built from
    std::int64_t integer = 0;      ///< Bool, Integer; of Text, Bytes and Global the place of the bytes
    std::uint64_t length = 0;      ///< of Text, Bytes, Global, LongInteger: bytes
    double real = 0;
};

/// What a pickle says, as data.
class Pickle {
public:
    PickleRef root = noPickle;
    std::uint64_t end = 0; ///< where the source goes on after it

    const PickleValue &operator[](PickleRef ref) const { return m_values[ref]; }
    PickleKind kind(PickleRef ref) const { return ref == noPickle ? PickleKind::None : m_values[ref].kind; }
    std::size_t size() const { return m_values.size(); }
    /// The bytes of a Text, Bytes or Global that was kept; of a Global "module.name". Empty for anything else.
    std::string_view text(PickleRef ref) const;
    bool isInteger(PickleRef ref) const { return kind(ref) == PickleKind::Integer; }
    /// The elements of a Tuple or List, the keys and values of a Dict by turns. Of an Object, which may stand for a list or a dictionary
    /// of a class of its own, what was appended to it.
    const std::vector<PickleRef> &items(PickleRef ref) const { return m_items[m_values[ref].items]; }
    /// The keys and values, by turns, that were put into an Object.
    const std::vector<PickleRef> &pairs(PickleRef ref) const { return m_items[m_values[ref].items + 1]; }
    /// The name of what an Object was made by, "torch._utils._rebuild_tensor_v2"; empty for others.
    std::string_view maker(PickleRef ref) const;
    /// The names of all Globals, in the order of the file, each once.
    const std::vector<std::string> &globals() const { return m_globals; }

private:
    friend class PickleMachine;
    std::deque<PickleValue> m_values; // in pieces: a vector would take three times its memory while it grows
    std::deque<std::vector<PickleRef>> m_items;
    std::string m_text;
    std::vector<std::string> m_globals;
};

/// Reads the pickle at `begin` of `source` (protocols 0 to 5). Nothing that it names is called, imported or looked up: calls become
/// Objects. At most 64 MB, where texts and byte strings above 4,096 bytes stay in the file and are not counted; at most 10^6 steps. Throws
/// Error(Input) with `label`, the place and the remedy. Cost: about 0.1 s at the limits.
Pickle readPickle(const ByteSource &source, std::uint64_t begin, const std::string &label);

} // namespace residua
