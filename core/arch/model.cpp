#include "core/arch/model.h"

#include "core/arch/assert.h"

#include <utility>

namespace residua {

namespace {

/// `spec` with every display name as by default.
ResNetSpec withoutNames(ResNetSpec spec)
{
    spec.name = ResNetSpec().name;
    spec.block.name = BlockSpec().name;
    for (StageSpec &stage : spec.stages)
        stage.block.name.reset();
    return canonical(std::move(spec));
}

} // namespace

const ModuleNode &Model::tree() const
{
    std::call_once(m_treeMade, [this] { m_tree = moduleTree(spec, graph); });
    return m_tree;
}

const std::vector<StateEntry> &Model::state() const
{
    std::call_once(m_stateMade, [this] { m_state = stateDict(tree(), graph); });
    return m_state;
}

ModelPtr makeModel(ResNetSpec spec, std::int64_t batch, Counting counting)
{
    RESIDUA_ASSERT(validate(spec).empty());
    auto model = std::make_shared<Model>();
    model->spec = canonical(std::move(spec));
    model->batch = batch;
    model->counting = counting;
    model->graph = expand(model->spec);
    model->profile = profile(model->spec, model->graph, batch);
    if (counting != Counting())
        model->profile = counted(model->graph, std::move(model->profile), counting);
    return model;
}

ModelPtr recounted(const ModelPtr &model, Counting counting)
{
    return model->counting == counting ? model : makeModel(model->spec, model->batch, counting);
}

bool sameNetwork(const ResNetSpec &a, const ResNetSpec &b)
{
    return a == b || withoutNames(a) == withoutNames(b);
}

} // namespace residua
