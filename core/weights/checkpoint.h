#pragma once

#include "core/weights/weight_set.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace residua {

class FileReader;

/// A weight file that is open: what it holds is known, its tensors are read when they are asked for.
/// Recognised by content: safetensors; what torch.save writes today and wrote before 1.6, whatever was saved; TorchScript and
/// libtorch's archives; pickles of NumPy arrays or of tensors. Nothing in a file is ever run. Not thread-safe.
class Checkpoint {
public:
    /// Opens `name`: a file, or FILE#NAME for one of its sets of weights. Throws Error(Input) with what is wrong and what to do; a file
    /// of another kind is named. Cost: 20 ms and 30 MB for a file of 100 MB.
    explicit Checkpoint(const std::string &name);

    const std::string &path() const { return m_path; }
    const std::string &label() const { return m_label; }   ///< "weight file "x.pth""
    const std::string &format() const { return m_format; } ///< "safetensors", "PyTorch", "PyTorch before 1.6", "TorchScript", "pickle"
    const std::vector<WeightSet> &sets() const { return m_sets; }
    /// The set that the file's name or the rule of `takenSet` chose.
    const WeightSet &taken() const { return m_sets[m_taken]; }
    std::vector<NamedShape> shapes() const { return taken().shapes(); }
    /// "\"model\" (122 tensors), \"ema\" (122 tensors, a running average (EMA))": the sets that are neither taken nor an optimiser's;
    /// empty: none.
    std::string otherSets() const;
    /// What is worth telling of the file, a sentence each: the other sets, what it names that was not run.
    const std::vector<std::string> &notes() const { return m_notes; }

    /// "part 1 of 2 of a set of weight files" where its name, or an index beside it, says so.
    const std::string &part() const { return m_part; }
    /// What torch.jit.freeze leaves: the parameters are constants without names.
    bool isFrozen() const { return m_format == "TorchScript" && taken().name.starts_with("constants"); }

    /// Reads a tensor of the set that is taken. Throws Error(Input) where its type cannot be used or the file does not give it.
    WeightTensor read(std::size_t tensor) const;
    /// Throws Error where those tensors together take more memory than there is, or far more than the file could hold.
    void checkMemory(const std::vector<std::size_t> &tensors) const;

private:
    void readSafetensors();
    void readZip();
    void readTorch();
    void readPlainPickle();
    void addSets(const class PickledTensors &tensors);
    void choose(const std::string &wanted);

    std::string m_path, m_label, m_format, m_part;
    std::shared_ptr<const FileReader> m_file;
    std::vector<WeightSet> m_sets;
    std::size_t m_taken = 0;
    std::vector<std::string> m_notes;
};

/// True where `path` is a file that `Checkpoint` reads, by its first bytes. False where it cannot be opened.
bool isWeightFile(const std::string &path);

} // namespace residua
