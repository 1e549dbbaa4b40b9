#pragma once

#include "core/infer/evidence.h"
#include "core/infer/inference_text.h"
#include "core/weights/checkpoint.h"
#include "core/weights/load_plan.h"

#include <string>
#include <vector>

namespace residua {

/// A weight file and the residual network that it is of.
class WeightNetwork {
public:
    /// Opens `name`, FILE or FILE#NAME, and infers its network. Throws Error(Input) where the file cannot be read, or is of another kind of
    /// network.
    explicit WeightNetwork(const std::string &name);

    const Inference &inference() const { return m_inference; }
    /// How its images are prepared: by convention, or as photographs told.
    const PrepareOptions &preparation() const { return m_preparation; }
    /// How far photographs are from what was seen in training with each usual preparation, the one that is kept first; none: not tested.
    const std::vector<Candidate> &preparationEvidence() const { return m_preparationEvidence; }
    /// What the test said, or why there was none, a sentence each.
    const std::vector<std::string> &told() const { return m_told; }
    /// The same for an input of another size.
    PrepareOptions preparationFor(const InputSpec &input) const;
    const std::string &name() const { return m_name; }

    /// Puts what was assumed to the test (see `weighEvidence`); the inference then has what was kept.
    void test(Engine &engine, const std::vector<Image> &images, const EvidenceOptions &options = {});
    /// Says in the report why nothing was tested.
    void leaveUntested(const std::string &why);

    const Checkpoint &checkpoint() const { return m_checkpoint; }
    /// Which of the file's tensors are parameters of `model`, the inferred network or what edits made of it.
    LoadPlan plan(const Model &model) const;
    /// Throws Error(Input) as refuseMisfit does, with what helps.
    void refuseMisfitOf(const Model &model, const LoadPlan &plan, const std::string &partialWord = {}) const;
    /// Those tensors, by the names of `model`.
    WeightMap parameters(const Model &model, const LoadPlan &plan) const;
    /// The same for all of `model`. Throws Error(Input) where the file has no tensor for a parameter, or one of another shape or type.
    WeightMap parameters(const Model &model) const;

    /// `residua/inference` as JSON, and the same for people.
    std::string json() const;
    std::string text() const;

private:
    std::string m_name;
    Checkpoint m_checkpoint;
    std::vector<NamedShape> m_shapes;
    Inference m_inference;
    PrepareOptions m_preparation;
    std::vector<Candidate> m_preparationEvidence;
    std::vector<std::string> m_told; ///< what the test said

    InferenceSource source() const;
};

} // namespace residua
