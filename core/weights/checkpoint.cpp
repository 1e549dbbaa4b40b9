#include "core/weights/checkpoint.h"

#include "core/data/foreign_kind.h"
#include "core/weights/legacy_file.h"
#include "core/weights/part_of_set.h"
#include "core/weights/safetensors_header.h"
#include "core/weights/weight_report.h"
#include "core/weights/weight_tree.h"
#include "core/weights/zip_archive.h"

#include <algorithm>
#include <array>
#include <limits>
#include <new>
#include <optional>
#include <sys/stat.h>

namespace residua {

namespace {

constexpr std::uint64_t pickleLimit = 64'000'000;
constexpr std::uint64_t valueLimit = 2'000'000'000; // the most parameters an architecture may have

/// FILE, or FILE#NAME where no file has the whole name.
std::pair<std::string, std::string> splitName(const std::string &name)
{
    struct stat status {};
    const auto exists = [&](const std::string &path) { return ::stat(path.c_str(), &status) == 0; };
    for (std::size_t hash = name.rfind('#'); hash != std::string::npos && hash > 0 && !exists(name); hash = name.rfind('#', hash - 1))
        if (exists(name.substr(0, hash)))
            return {name.substr(0, hash), name.substr(hash + 1)};
    return {name, {}};
}

std::string firstBytes(const FileReader &file)
{
    std::string start(512, '\0');
    start.resize(file.readSome(0, start.data(), start.size()));
    return start;
}

bool isZip(std::string_view start)
{
    return start.starts_with("PK\x03\x04") || start.starts_with("PK\x05\x06");
}

bool isPickle(std::string_view start)
{
    return start.size() > 2 && start[0] == '\x80' && start[1] >= 2 && start[1] <= 5;
}

/// May be a pickle of protocol 0 or 1, which has no mark at its beginning.
bool maybeOldPickle(std::string_view start)
{
    return !start.empty() && std::string_view("(c]}").find(start[0]) != std::string_view::npos;
}

/// What has no mark at its beginning is known by being one to its end.
bool isWholePickle(const std::shared_ptr<const FileReader> &file)
{
    return readPickle(FilePart(file, 0, file->size()), 0, file->label()).end == file->size();
}

std::string setWord(const WeightSet &set)
{
    return (set.name.empty() ? "the file itself" : inQuotes(set.name)) + " (" + std::to_string(set.tensors.size()) + " tensors"
        + (set.isAverage() ? ", a running average (EMA)" : "") + ")";
}

std::string setWords(const std::vector<WeightSet> &sets, std::size_t without, bool optimisers)
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < sets.size(); ++i)
        if (i != without && (optimisers || !sets[i].optimiser))
            words.push_back(setWord(sets[i]));
    return someOf(words);
}

Error noMemory(const std::string &label, std::uint64_t bytes)
{
    return Error(ErrorKind::OutOfMemory,
                 "cannot read " + label + ": its weights take " + byteText(bytes) + " of memory, " + byteText(availableMemory())
                     + " are available; close other programs or use a smaller network");
}

std::string whatZipIs(const ZipArchive &archive)
{
    const auto has = [&](std::string_view ending) {
        return std::find_if(archive.entries().begin(), archive.entries().end(),
                            [&](const ZipArchive::Entry &entry) { return entry.name.ends_with(ending); });
    };
    const auto none = archive.entries().end();
    if (has(".npy") != none)
        return "it is an .npz archive of NumPy arrays; save them as one state dict with torch.save or safetensors.numpy.save_file";
    for (const std::string_view ending : {".pth", ".pt", ".th", ".ckpt", ".safetensors", ".pkl", ".bin", ".tar"})
        if (const auto entry = has(ending); entry != none)
            return "it is a zip archive in which a weight file lies; unpack it (unzip) and name " + inQuotes(entry->name);
    if (has(".h5") != none)
        return "it is a Keras archive; save the weights as .safetensors from Python";
    return "it is a zip archive that PyTorch did not write (no data.pkl in it); name the weight file itself";
}

} // namespace

Checkpoint::Checkpoint(const std::string &name)
{
    const auto [path, wanted] = splitName(name);
    m_path = path;
    m_file = std::make_shared<FileReader>(path, "weight file");
    m_label = m_file->label();
    const std::string start = firstBytes(*m_file);
    if (isSafetensors(start, m_file->size())) {
        readSafetensors();
    } else if (isZip(start)) {
        readZip();
    } else if (isLegacyFile(start)) {
        readTorch();
    } else if (isPickle(start)) {
        readPlainPickle();
    } else if (maybeOldPickle(start)) {
        try {
            readPlainPickle();
        } catch (const Error &) {
            readSafetensors(); // which says what it is
        }
    } else {
        readSafetensors();
    }
    m_part = partOfSet(path);
    if (!m_part.empty())
        m_notes.push_back(m_label + ": it is " + m_part + "; the rest of the network lies in the others");
    choose(wanted);
    if (isFrozen())
        m_notes.push_back(m_label
                          + ": it is a frozen TorchScript, whose parameters have no names and whose norms may be folded in; save "
                            "the module before torch.jit.freeze");
}

void Checkpoint::readSafetensors()
{
    m_format = "safetensors";
    const std::vector<TensorEntry> entries = readSafetensorsHeader(*m_file);
    const std::uint64_t dataBegin = m_file->size() - (entries.empty() ? 0 : entries.back().end);
    WeightSet set;
    set.tensors.reserve(entries.size());
    for (const TensorEntry &entry : entries) {
        StoredTensor tensor;
        tensor.type = elementOfWord(entry.dtype);
        tensor.shape = entry.shape;
        tensor.strides = orderedStrides(entry.shape);
        tensor.elements = entry.elements;
        tensor.bytes = std::make_shared<FilePart>(m_file, dataBegin + entry.begin, entry.end - entry.begin);
        set.tensors.push_back({entry.name, std::move(tensor)});
    }
    m_sets.push_back(std::move(set));
}

void Checkpoint::readZip()
{
    const auto archive = std::make_shared<const ZipArchive>(m_file);
    std::string folder;
    for (const ZipArchive::Entry &entry : archive->entries()) {
        if (!entry.name.ends_with("/data.pkl") || std::count(entry.name.begin(), entry.name.end(), '/') != 1)
            continue;
        if (!folder.empty())
            throw unreadable(m_label, "its zip archive holds two files of PyTorch; it is damaged or made to do harm");
        folder = entry.name.substr(0, entry.name.size() - 8);
    }
    if (folder.empty())
        throw unreadable(m_label, whatZipIs(*archive));
    if (const auto order = archive->find(folder + "byteorder"); order && archive->entries()[*order].size < 64)
        if (const std::string word = archive->readAll(*order); word != "little")
            throw unreadable(m_label, "its byte order is " + inQuotes(word) + "; save it again on a little-endian machine");
    const bool script = archive->find(folder + "constants.pkl").has_value();
    m_format = script ? "TorchScript" : "PyTorch";
    const auto add = [&](const std::string &pickleName, const std::string &records) {
        const std::size_t entry = *archive->find(folder + pickleName);
        if (archive->entries()[entry].size > pickleLimit)
            throw unreadable(m_label,
                             "its pickle takes " + byteText(archive->entries()[entry].size) + ", at most " + byteText(pickleLimit)
                                 + " are read; save the state_dict alone");
        const auto source = std::make_shared<const MemoryBytes>(archive->readAll(entry));
        const Pickle pickle = readPickle(*source, 0, m_label);
        addSets(PickledTensors(
            pickle, source,
            [&](const std::string &key) -> ByteSourcePtr {
                const auto record = archive->find(folder + records + key);
                return record ? archive->open(*record) : nullptr;
            },
            m_label));
    };
    add("data.pkl", "data/");
    if (script) {
        const std::size_t own = m_sets.size();
        add("constants.pkl", "constants/");
        for (std::size_t i = own; i < m_sets.size(); ++i)
            m_sets[i].name = "constants" + (m_sets[i].name.empty() ? "" : "." + m_sets[i].name);
    }
}

void Checkpoint::readTorch()
{
    m_format = "PyTorch before 1.6";
    const auto source = std::make_shared<const FilePart>(m_file, 0, m_file->size());
    const LegacyFile file = readLegacyFile(source, m_label);
    addSets(PickledTensors(
        file.pickle, source,
        [&](const std::string &key) -> ByteSourcePtr {
            const auto found = file.storages.find(key);
            return found == file.storages.end() ? nullptr : found->second;
        },
        m_label));
}

void Checkpoint::readPlainPickle()
{
    m_format = "pickle";
    const auto source = std::make_shared<const FilePart>(m_file, 0, m_file->size());
    const Pickle pickle = readPickle(*source, 0, m_label);
    for (PickleRef ref = 0; ref < pickle.size(); ++ref)
        if (pickledStorage(pickle, ref))
            throw unreadable(m_label,
                             "it is the data.pkl of an unpacked PyTorch file, whose tensors lie beside it (data/0, data/1, ...); name the "
                             "file that was unpacked, or pack the folder again (zip -0 -r NAME.pth FOLDER) and name that");
    if (pickle.end != m_file->size())
        throw unreadable(m_label,
                         std::to_string(m_file->size() - pickle.end)
                             + " more bytes stand behind its pickle; it is damaged, or several "
                               "pickles were written into one file: write the weights alone");
    addSets(PickledTensors(
        pickle, source, [](const std::string &) -> ByteSourcePtr { return nullptr; }, m_label));
}

void Checkpoint::addSets(const PickledTensors &tensors)
{
    for (WeightSet &set : weightsIn(tensors))
        m_sets.push_back(std::move(set));
    std::vector<std::string> unknown;
    for (const std::string &global : tensors.pickle().globals())
        if (!isKnownGlobal(global))
            unknown.push_back(visible(global, 100));
    if (!unknown.empty())
        m_notes.push_back(m_label + ": it names code, which was looked into and not run: " + someOf(unknown));
}

void Checkpoint::choose(const std::string &wanted)
{
    const bool empty = m_format == "safetensors" && m_sets.front().tensors.empty();
    if (!empty)
        m_sets = tellApart(std::move(m_sets));
    const int chosen = m_sets.empty() ? -1 : empty ? 0 : wanted.empty() ? takenSet(m_sets) : namedSet(m_sets, wanted);
    if (chosen < 0) {
        std::string text = wanted.empty() || m_sets.empty() ? "it holds no weights" : "it has no set of weights " + inQuotes(wanted);
        if (!m_sets.empty())
            text += "; it holds " + setWords(m_sets, m_sets.size(), true);
        for (const std::string &note : m_notes)
            text += note.substr(m_label.size() + 1).insert(0, ";");
        throw unreadable(m_label, text);
    }
    m_taken = static_cast<std::size_t>(chosen);
    if (const std::string others = otherSets(); !others.empty())
        m_notes.insert(m_notes.begin(),
                       m_label + ": " + setWord(taken()) + " is used; it also holds " + others + ", which FILE#NAME chooses");
}

std::string Checkpoint::otherSets() const
{
    return setWords(m_sets, m_taken, false);
}

void Checkpoint::checkMemory(const std::vector<std::size_t> &tensors) const
{
    std::uint64_t values = 0;
    std::uint64_t bytes = 0;
    for (const std::size_t i : tensors) {
        const StoredTensor &tensor = taken().tensors[i].stored;
        if (__builtin_add_overflow(values, tensor.elements, &values))
            values = std::numeric_limits<std::uint64_t>::max();
        bytes += std::min(tensor.elements, valueLimit) * (tensor.type.integer() ? 8 : 4);
    }
    if (values > valueLimit)
        throw unreadable(m_label,
                         "it holds " + std::to_string(values) + " values, at most " + std::to_string(valueLimit)
                             + " are read; it belongs to no residual network");
    if (values > 8 * m_file->size() + 1'000'000)
        throw unreadable(m_label,
                         "its tensors have " + std::to_string(values) + " values, far more than its " + byteText(m_file->size())
                             + " can hold; it is damaged or made to do harm");
    if (bytes > availableMemory())
        throw noMemory(m_label, bytes);
}

WeightTensor Checkpoint::read(std::size_t index) const
{
    const CheckpointTensor &tensor = taken().tensors[index];
    if (!tensor.stored.type.readable() || !tensor.stored.bytes)
        throw unreadable(m_label,
                         "tensor " + inQuotes(tensor.name) + " is of the type " + visible(tensor.stored.type.word, 100)
                             + ", which cannot be used; save it as float32");
    try {
        return readStored(tensor.stored);
    } catch (const std::bad_alloc &) {
        throw noMemory(m_label, tensor.stored.elements * (tensor.stored.type.integer() ? 8 : 4));
    }
}

bool isWeightFile(const std::string &path)
{
    try {
        const auto file = std::make_shared<const FileReader>(path, "weight file");
        const std::string start = firstBytes(*file);
        return isSafetensors(start, file->size()) || isZip(start) || isPickle(start) || (maybeOldPickle(start) && isWholePickle(file));
    } catch (const Error &) {
        return false;
    }
}

} // namespace residua
