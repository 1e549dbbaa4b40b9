#pragma once

#include "core/weights/byte_source.h"

#include <algorithm>
#include <string>
#include <vector>

namespace residua {

/// The bytes of a pickle one after the other, read in pieces; what is skipped is not read. Its errors name the place.
class PickleStream {
public:
    PickleStream(const ByteSource &source, std::uint64_t begin, const std::string &label)
        : m_source(source), m_label(label), m_at(begin), m_chunkBegin(begin), m_end(source.size())
    {}

    std::uint64_t at() const { return m_at; }

    [[noreturn]] void damaged(const std::string &what) const
    {
        throw unreadable(m_label, "its pickle is damaged near byte " + std::to_string(m_at) + ": " + what + "; get it again");
    }
    [[noreturn]] void beyond(const std::string &what) const
    {
        throw unreadable(m_label,
                         "its pickle goes beyond a limit near byte " + std::to_string(m_at) + ": " + what
                             + "; it is damaged, made to do harm, or holds far more than weights (save the state_dict alone)");
    }

    unsigned char byte()
    {
        need(1);
        return m_chunk[static_cast<std::size_t>(m_at++ - m_chunkBegin)];
    }
    /// A little-endian number of `width` bytes.
    std::uint64_t number(int width)
    {
        std::uint64_t value = 0;
        for (int i = 0; i < width; ++i)
            value |= static_cast<std::uint64_t>(byte()) << (8 * i);
        return value;
    }
    void append(std::string &to, std::uint64_t count)
    {
        checkLeft(count);
        while (count > 0) {
            need(1);
            const std::size_t from = static_cast<std::size_t>(m_at - m_chunkBegin);
            const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(count, m_chunk.size() - from));
            to.append(reinterpret_cast<const char *>(m_chunk.data()) + from, taken);
            m_at += taken;
            count -= taken;
        }
    }
    void skip(std::uint64_t count)
    {
        checkLeft(count);
        m_at += count;
    }
    /// What stands before the next line end, which is taken too.
    std::string line(std::size_t longest = 65'536)
    {
        std::string text;
        for (unsigned char c = byte(); c != '\n'; c = byte()) {
            if (text.size() == longest)
                beyond("a line of more than " + std::to_string(longest) + " bytes (pickle protocol 0; write it with protocol 2 or above)");
            text += static_cast<char>(c);
        }
        return text;
    }
    void checkLeft(std::uint64_t count) const
    {
        if (count > m_end - m_at)
            damaged("it says that " + std::to_string(count) + " bytes follow, " + std::to_string(m_end - m_at) + " are left");
    }

private:
    void need(std::uint64_t count)
    {
        checkLeft(count);
        if (m_at >= m_chunkBegin && m_at + count <= m_chunkBegin + m_chunk.size())
            return;
        m_chunkBegin = m_at;
        m_chunk.resize(static_cast<std::size_t>(std::min<std::uint64_t>(65'536, m_end - m_at)));
        m_source.readAt(m_at, m_chunk.data(), m_chunk.size());
    }

    const ByteSource &m_source;
    const std::string &m_label;
    std::uint64_t m_at, m_chunkBegin, m_end;
    std::vector<unsigned char> m_chunk;
};

} // namespace residua
