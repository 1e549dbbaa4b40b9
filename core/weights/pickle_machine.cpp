#include "core/weights/pickle.h"
#include "core/weights/pickle_line.h"
#include "core/weights/pickle_opcodes.h"
#include "core/weights/pickle_stream.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <optional>
#include <unordered_set>

namespace residua {

namespace {

constexpr std::uint64_t byteLimit = 64'000'000;
constexpr std::uint64_t stepLimit = 1'000'000;
constexpr std::uint64_t keptTextLimit = 4096; // the longest name of a tensor

/// A tensor or array, to which nothing can be appended.
bool isTensor(std::string_view maker)
{
    return maker.starts_with("torch._utils.") || maker.starts_with("torch._tensor.") || maker.starts_with("numpy.");
}

} // namespace

/// The stack machine of Python's pickle, with objects that are only described.
class PickleMachine {
public:
    PickleMachine(const ByteSource &source, std::uint64_t begin, const std::string &label) : m_in(source, begin, label)
    {
        m_pickle.m_items.resize(2); // of every value without any
    }

    Pickle run()
    {
        for (;;) {
            const auto op = static_cast<opcode::Opcode>(m_in.byte());
            if (op == opcode::Stop)
                break;
            if (++m_steps > stepLimit)
                m_in.beyond("more than " + std::to_string(stepLimit) + " steps");
            if (!constant(op) && !text(op) && !container(op) && !memory(op) && !call(op))
                m_in.damaged("the step " + std::to_string(op) + " is unknown");
        }
        m_pickle.root = pop();
        m_pickle.end = m_in.at();
        return std::move(m_pickle);
    }

private:
    PickleValue &value(PickleRef ref) { return m_pickle.m_values[ref]; }
    std::vector<PickleRef> &items(PickleRef ref) { return m_pickle.m_items[value(ref).items]; }
    std::vector<PickleRef> &pairs(PickleRef ref) { return m_pickle.m_items[value(ref).items + 1]; }

    PickleRef make(PickleValue made)
    {
        m_pickle.m_values.push_back(made);
        return static_cast<PickleRef>(m_pickle.m_values.size() - 1);
    }
    void push(PickleRef ref) { m_stack.push_back(ref); }
    void pushInteger(std::int64_t number) { push(make({.kind = PickleKind::Integer, .integer = number})); }
    std::size_t floor() const { return m_marks.empty() ? 0 : m_marks.back(); }
    PickleRef top()
    {
        if (m_stack.size() <= floor())
            m_in.damaged("it takes from an empty stack");
        return m_stack.back();
    }
    PickleRef pop()
    {
        const PickleRef ref = top();
        m_stack.pop_back();
        return ref;
    }
    /// What was pushed since the last mark.
    std::vector<PickleRef> popMarked()
    {
        if (m_marks.empty())
            m_in.damaged("a mark is missing");
        const auto from = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
        std::vector<PickleRef> taken(from, m_stack.end());
        m_stack.erase(from, m_stack.end());
        m_marks.pop_back();
        return taken;
    }

    // Values without parts

    bool constant(opcode::Opcode op)
    {
        switch (op) {
        case opcode::None: push(make({})); return true;
        case opcode::NewTrue:
        case opcode::NewFalse: push(make({.kind = PickleKind::Bool, .integer = op == opcode::NewTrue})); return true;
        case opcode::BinInt: pushInteger(static_cast<std::int32_t>(static_cast<std::uint32_t>(m_in.number(4)))); return true;
        case opcode::BinInt1: pushInteger(static_cast<std::int64_t>(m_in.number(1))); return true;
        case opcode::BinInt2: pushInteger(static_cast<std::int64_t>(m_in.number(2))); return true;
        case opcode::Long1: longInteger(m_in.number(1)); return true;
        case opcode::Long4: longInteger(m_in.number(4)); return true;
        case opcode::BinFloat: {
            std::uint64_t bits = 0;
            for (int i = 0; i < 8; ++i)
                bits = bits << 8 | m_in.byte();
            push(make({.kind = PickleKind::Real, .real = std::bit_cast<double>(bits)}));
            return true;
        }
        case opcode::Int:
        case opcode::Long: lineInteger(); return true;
        case opcode::Float: {
            const std::string line = m_in.line();
            double real = 0;
            std::from_chars(line.data(), line.data() + line.size(), real);
            push(make({.kind = PickleKind::Real, .real = real}));
            return true;
        }
        default: return false;
        }
    }

    void longInteger(std::uint64_t length)
    {
        if (length > 255)
            m_in.beyond("a number of " + std::to_string(length) + " bytes");
        std::string bytes;
        m_in.append(bytes, length);
        if (length > 8) {
            push(keep(PickleKind::LongInteger, bytes));
            return;
        }
        std::uint64_t number = length && static_cast<unsigned char>(bytes.back()) & 0x80u ? ~std::uint64_t{0} : 0;
        for (std::size_t i = bytes.size(); i-- > 0;)
            number = number << 8 | static_cast<unsigned char>(bytes[i]);
        pushInteger(static_cast<std::int64_t>(number));
    }

    void lineInteger()
    {
        std::string line = m_in.line();
        if (line == "00" || line == "01") { // how protocol 1 writes false and true
            push(make({.kind = PickleKind::Bool, .integer = line == "01"}));
            return;
        }
        if (line.ends_with('L'))
            line.pop_back();
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
        if (error == std::errc::result_out_of_range)
            push(keep(PickleKind::LongInteger, line));
        else if (error != std::errc() || end != line.data() + line.size())
            m_in.damaged("no number stands where one belongs");
        else
            pushInteger(number);
    }

    // Texts

    PickleRef keep(PickleKind kind, std::string_view bytes)
    {
        PickleValue made{.kind = kind, .integer = static_cast<std::int64_t>(m_pickle.m_text.size()), .length = bytes.size()};
        m_pickle.m_text += bytes;
        checkBytes();
        return make(made);
    }

    /// `length` bytes that follow: kept, or left where they lie.
    void pushBytes(PickleKind kind, std::uint64_t length)
    {
        m_in.checkLeft(length);
        PickleValue made{.kind = kind, .integer = static_cast<std::int64_t>(m_pickle.m_text.size()), .length = length};
        if (length <= keptTextLimit) {
            m_in.append(m_pickle.m_text, length);
        } else {
            made.inFile = true;
            made.integer = static_cast<std::int64_t>(m_in.at());
            m_in.skip(length);
        }
        checkBytes();
        push(make(made));
    }

    void pushLine(PickleKind kind, const std::optional<std::string> &bytes)
    {
        if (!bytes)
            m_in.damaged("a text is not written as one");
        push(keep(kind, *bytes));
    }

    void checkBytes() const
    {
        if (m_pickle.m_text.size() > byteLimit)
            m_in.beyond("more than " + byteText(byteLimit) + " of texts");
    }

    bool text(opcode::Opcode op)
    {
        switch (op) {
        case opcode::ShortBinUnicode: pushBytes(PickleKind::Text, m_in.number(1)); return true;
        case opcode::BinUnicode: pushBytes(PickleKind::Text, m_in.number(4)); return true;
        case opcode::BinUnicode8: pushBytes(PickleKind::Text, m_in.number(8)); return true;
        case opcode::ShortBinString: // what Python 2 calls a text
        case opcode::ShortBinBytes: pushBytes(PickleKind::Bytes, m_in.number(1)); return true;
        case opcode::BinString:
        case opcode::BinBytes: pushBytes(PickleKind::Bytes, m_in.number(4)); return true;
        case opcode::BinBytes8:
        case opcode::ByteArray8: pushBytes(PickleKind::Bytes, m_in.number(8)); return true;
        case opcode::Unicode: pushLine(PickleKind::Text, textOfLine(m_in.line(byteLimit))); return true;
        case opcode::String: pushLine(PickleKind::Bytes, bytesOfLine(m_in.line(byteLimit))); return true;
        default: return false;
        }
    }

    // Values with parts

    PickleRef makeContainer(PickleKind kind, std::vector<PickleRef> parts)
    {
        PickleValue made{.kind = kind};
        if (kind != PickleKind::Tuple || !parts.empty()) {
            made.items = static_cast<std::uint32_t>(m_pickle.m_items.size());
            m_pickle.m_items.push_back(std::move(parts));
        }
        return make(made);
    }
    void pushTuple(std::size_t size)
    {
        std::vector<PickleRef> parts(size);
        for (std::size_t i = size; i-- > 0;)
            parts[i] = pop();
        push(makeContainer(PickleKind::Tuple, std::move(parts)));
    }
    void appendTo(PickleRef target, const std::vector<PickleRef> &parts)
    {
        const PickleKind kind = value(target).kind;
        if (kind != PickleKind::List && (kind != PickleKind::Object || isTensor(m_pickle.maker(target))))
            m_in.damaged("it appends to what is no list");
        items(target).insert(items(target).end(), parts.begin(), parts.end());
    }
    void putInto(PickleRef target, const std::vector<PickleRef> &parts)
    {
        const PickleKind kind = value(target).kind;
        if (parts.size() % 2 != 0)
            m_in.damaged("a key has no value");
        if (kind != PickleKind::Dict && (kind != PickleKind::Object || isTensor(m_pickle.maker(target))))
            m_in.damaged("it puts a key into what is no dictionary");
        std::vector<PickleRef> &to = kind == PickleKind::Dict ? items(target) : pairs(target);
        to.insert(to.end(), parts.begin(), parts.end());
    }

    bool container(opcode::Opcode op)
    {
        switch (op) {
        case opcode::Mark: m_marks.push_back(m_stack.size()); return true;
        case opcode::EmptyTuple: pushTuple(0); return true;
        case opcode::Tuple1: pushTuple(1); return true;
        case opcode::Tuple2: pushTuple(2); return true;
        case opcode::Tuple3: pushTuple(3); return true;
        case opcode::FrozenSet:
        case opcode::Tuple: push(makeContainer(PickleKind::Tuple, popMarked())); return true;
        case opcode::EmptyList:
        case opcode::EmptySet: push(makeContainer(PickleKind::List, {})); return true;
        case opcode::List: push(makeContainer(PickleKind::List, popMarked())); return true;
        case opcode::EmptyDict: push(makeContainer(PickleKind::Dict, {})); return true;
        case opcode::Dict: {
            const std::vector<PickleRef> parts = popMarked();
            push(makeContainer(PickleKind::Dict, {}));
            putInto(top(), parts);
            return true;
        }
        case opcode::Append: {
            const PickleRef part = pop();
            appendTo(top(), {part});
            return true;
        }
        case opcode::AddItems:
        case opcode::Appends: {
            const std::vector<PickleRef> parts = popMarked();
            appendTo(top(), parts);
            return true;
        }
        case opcode::SetItem: {
            const PickleRef part = pop();
            const PickleRef key = pop();
            putInto(top(), {key, part});
            return true;
        }
        case opcode::SetItems: {
            const std::vector<PickleRef> parts = popMarked();
            putInto(top(), parts);
            return true;
        }
        default: return false;
        }
    }

    // The stack and the memo

    void remember(std::uint64_t index)
    {
        if (index > m_steps)
            m_in.beyond("a memo of " + std::to_string(index) + " values after " + std::to_string(m_steps) + " steps");
        const PickleRef ref = top();
        if (index >= m_memo.size())
            m_memo.resize(static_cast<std::size_t>(index) + 1, noPickle);
        m_memo[static_cast<std::size_t>(index)] = ref;
    }
    void recall(std::uint64_t index)
    {
        if (index >= m_memo.size() || m_memo[static_cast<std::size_t>(index)] == noPickle)
            m_in.damaged("it asks for value " + std::to_string(index) + ", which it has not kept");
        push(m_memo[static_cast<std::size_t>(index)]);
    }
    std::uint64_t lineIndex()
    {
        if (const std::optional<std::uint64_t> index = indexOfLine(m_in.line()))
            return *index;
        m_in.damaged("no number stands where one belongs");
    }

    bool memory(opcode::Opcode op)
    {
        switch (op) {
        case opcode::Proto:
            if (const std::uint64_t protocol = m_in.number(1); protocol > 5)
                m_in.damaged("its protocol is " + std::to_string(protocol) + ", 0 to 5 are known");
            return true;
        case opcode::Frame: m_in.checkLeft(m_in.number(8)); return true;
        case opcode::Pop:
            if (!m_marks.empty() && m_stack.size() == m_marks.back())
                m_marks.pop_back();
            else
                pop();
            return true;
        case opcode::PopMark: popMarked(); return true;
        case opcode::Dup: push(top()); return true;
        case opcode::Memoize: remember(m_memo.size()); return true;
        case opcode::Put: remember(lineIndex()); return true;
        case opcode::BinPut: remember(m_in.number(1)); return true;
        case opcode::LongBinPut: remember(m_in.number(4)); return true;
        case opcode::Get: recall(lineIndex()); return true;
        case opcode::BinGet: recall(m_in.number(1)); return true;
        case opcode::LongBinGet: recall(m_in.number(4)); return true;
        default: return false;
        }
    }

    // What would be called

    void pushGlobal(std::string_view module, std::string_view name)
    {
        std::string full(module);
        full.append(".").append(name);
        if (full.size() > keptTextLimit)
            m_in.beyond("the name of a class has more than " + std::to_string(keptTextLimit) + " bytes");
        if (m_named.insert(full).second)
            m_pickle.m_globals.push_back(full);
        push(keep(PickleKind::Global, full));
    }
    void pushObject(PickleRef callee, PickleRef arguments)
    {
        const PickleKind kind = value(callee).kind;
        if (kind != PickleKind::Global && kind != PickleKind::Object && kind != PickleKind::Persistent)
            m_in.damaged("it calls what is no function");
        if (value(arguments).kind != PickleKind::Tuple)
            m_in.damaged("the arguments of a call are no tuple");
        PickleValue made{.kind = PickleKind::Object, .callee = callee, .argument = arguments};
        made.items = static_cast<std::uint32_t>(m_pickle.m_items.size());
        m_pickle.m_items.resize(m_pickle.m_items.size() + 2);
        push(make(made));
    }

    bool call(opcode::Opcode op)
    {
        switch (op) {
        case opcode::Global: {
            const std::string module = m_in.line();
            pushGlobal(module, m_in.line());
            return true;
        }
        case opcode::StackGlobal: {
            const PickleRef name = pop();
            const PickleRef module = pop();
            if (value(name).kind != PickleKind::Text || value(module).kind != PickleKind::Text)
                m_in.damaged("the name of a class is no text");
            pushGlobal(std::string(m_pickle.text(module)), std::string(m_pickle.text(name)));
            return true;
        }
        case opcode::Ext1: pushGlobal("extension", std::to_string(m_in.number(1))); return true;
        case opcode::Ext2: pushGlobal("extension", std::to_string(m_in.number(2))); return true;
        case opcode::Ext4: pushGlobal("extension", std::to_string(m_in.number(4))); return true;
        case opcode::Reduce:
        case opcode::NewObj: {
            const PickleRef arguments = pop();
            pushObject(pop(), arguments);
            return true;
        }
        case opcode::NewObjEx: {
            const PickleRef keywords = pop();
            const PickleRef arguments = pop();
            pushObject(pop(), arguments);
            value(top()).state = keywords;
            return true;
        }
        case opcode::Inst: {
            const std::string module = m_in.line();
            const std::string name = m_in.line();
            const PickleRef arguments = makeContainer(PickleKind::Tuple, popMarked());
            pushGlobal(module, name);
            pushObject(pop(), arguments);
            return true;
        }
        case opcode::Obj: {
            std::vector<PickleRef> parts = popMarked();
            if (parts.empty())
                m_in.damaged("an object has no class");
            const PickleRef callee = parts.front();
            parts.erase(parts.begin());
            pushObject(callee, makeContainer(PickleKind::Tuple, std::move(parts)));
            return true;
        }
        case opcode::Build: {
            const PickleRef state = pop();
            if (value(top()).kind != PickleKind::Object)
                m_in.damaged("it builds what is no object");
            value(top()).state = state;
            return true;
        }
        case opcode::PersId: push(makePersistent(keep(PickleKind::Text, m_in.line()))); return true;
        case opcode::BinPersId: push(makePersistent(pop())); return true;
        case opcode::NextBuffer:
        case opcode::ReadonlyBuffer: m_in.damaged("its arrays lie in buffers outside of the file; write it without buffer_callback");
        default: return false;
        }
    }
    PickleRef makePersistent(PickleRef id) { return make({.kind = PickleKind::Persistent, .argument = id}); }

    PickleStream m_in;
    Pickle m_pickle;
    std::vector<PickleRef> m_stack, m_memo;
    std::vector<std::size_t> m_marks;
    std::unordered_set<std::string> m_named;
    std::uint64_t m_steps = 0;
};

Pickle readPickle(const ByteSource &source, std::uint64_t begin, const std::string &label)
{
    return PickleMachine(source, begin, label).run();
}

} // namespace residua
