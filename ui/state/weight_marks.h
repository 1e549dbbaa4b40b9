#pragma once

#include "core/weights/transplant.h"

#include <QString>

#include <memory>
#include <vector>

namespace residua::ui {

/// How much of some layers a weight file's parameters are left in.
struct WeightShare {
    int layers = 0;                           ///< with parameters
    int trained = 0, reshaped = 0, drawn = 0; ///< of them: as read; read and reshaped; with something that was drawn
    int part = 0;                             ///< of those with something drawn: with something that was read, too
    bool learned = true;                      ///< the file shows that it was trained
    bool operator==(const WeightShare &) const = default;
    WeightShare &operator+=(const WeightShare &other);
};

/// "trained" ("from the file" where nothing shows that it was), "new", "reshaped", "4 of 6 new", "in part"; empty without layers.
QString shareWords(const WeightShare &share);

/// Which layers of a network have the parameters of a weight file, and which are new. Immutable.
class WeightMarks {
public:
    WeightMarks(const ModelPtr &model, ModelWeightsPtr weights);

    const ModelWeightsPtr &weights() const { return m_weights; }
    const Transplant &plan() const { return m_plan; }
    /// Whether anything was drawn.
    bool hasNew() const { return !m_plan.keepsAll(); }
    /// Of the layers that these operations call, each once.
    WeightShare of(const std::vector<int> &nodes) const;

private:
    enum class Mark : unsigned char { None, Trained, Reshaped, Part, New };

    ModelWeightsPtr m_weights;
    Transplant m_plan;
    std::vector<Mark> m_marks; ///< by operation
    bool m_learned;
};
using WeightMarksPtr = std::shared_ptr<const WeightMarks>;

/// Null where `weights` are.
WeightMarksPtr weightMarks(const ModelPtr &model, const ModelWeightsPtr &weights);

} // namespace residua::ui
