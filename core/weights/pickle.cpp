#include "core/weights/pickle.h"

namespace residua {

std::string_view Pickle::text(PickleRef ref) const
{
    const PickleKind is = kind(ref);
    if ((is != PickleKind::Text && is != PickleKind::Bytes && is != PickleKind::Global) || m_values[ref].inFile)
        return {};
    const PickleValue &value = m_values[ref];
    return std::string_view(m_text).substr(static_cast<std::size_t>(value.integer), static_cast<std::size_t>(value.length));
}

std::string_view Pickle::maker(PickleRef ref) const
{
    return kind(ref) == PickleKind::Object ? text(m_values[ref].callee) : std::string_view();
}

} // namespace residua
