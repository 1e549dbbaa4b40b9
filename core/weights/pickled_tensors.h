#pragma once

#include "core/weights/pickle.h"
#include "core/weights/stored_tensor.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace residua {

/// A storage as PyTorch names it in a pickle.
struct PickledStorage {
    std::string key;
    std::optional<ElementType> type; ///< none: bytes
    std::uint64_t elements = 0;
    std::string location; ///< "cpu", "cuda:0", "meta"
    std::string viewOf;   ///< the key is that of a part of this storage (files from before 1.6)
    std::uint64_t viewOffset = 0;
};

/// The storage that a Persistent value stands for; nothing where it stands for something else.
std::optional<PickledStorage> pickledStorage(const Pickle &pickle, PickleRef ref);

/// The tensors and arrays among the values of a pickle. It only describes them; nothing is read.
class PickledTensors {
public:
    /// The bytes of a storage by its key; nothing where the file has none.
    using FindStorage = std::function<ByteSourcePtr(const std::string &)>;

    /// `source` is what the pickle was read from.
    PickledTensors(const Pickle &pickle, ByteSourcePtr source, FindStorage findStorage, std::string label)
        : m_pickle(pickle), m_source(std::move(source)), m_findStorage(std::move(findStorage)), m_label(std::move(label))
    {}

    const Pickle &pickle() const { return m_pickle; }
    const std::string &label() const { return m_label; }
    /// The tensor that a value stands for; nothing where it stands for something else.
    /// Throws Error(Input) with `name` where shape, strides and storage do not go together.
    std::optional<StoredTensor> find(PickleRef ref, const std::string &name) const;

private:
    std::optional<StoredTensor> rebuilt(std::string_view function, PickleRef arguments, const std::string &name, int depth) const;
    StoredTensor torchTensor(const std::vector<PickleRef> &arguments, bool typeGiven, const std::string &name) const;
    std::optional<StoredTensor> array(PickleRef shape, PickleRef type, bool columnMajor, PickleRef data, const std::string &name) const;
    std::optional<StoredTensor> found(PickleRef ref, const std::string &name, int depth) const;
    Shape sizes(PickleRef ref, const std::string &name) const;
    /// A storage, and its bytes where the file has them.
    using Storage = std::pair<PickledStorage, ByteSourcePtr>;
    std::optional<Storage> storageAt(PickleRef ref) const;
    std::optional<Storage> innerStorage(PickleRef bytes) const;
    ByteSourcePtr dataBytes(PickleRef ref, std::uint64_t wanted) const;
    bool isLatinText(PickleRef ref) const;
    ByteSourcePtr latinBytes(PickleRef text) const;
    ElementType arrayType(PickleRef ref) const;
    [[noreturn]] void damaged(const std::string &name, const std::string &what) const;

    const Pickle &m_pickle;
    ByteSourcePtr m_source;
    FindStorage m_findStorage;
    std::string m_label;
    mutable std::map<PickleRef, std::optional<Storage>> m_inner; ///< see innerStorage, by the bytes that it was asked for
    mutable std::uint64_t m_latin = 0;                           ///< bytes of the texts that are kept for it
};

/// True where a class or function is one of those that tensors are made of, which need not be told of.
bool isKnownGlobal(std::string_view global);

} // namespace residua
