#include "ui/state/weight_marks.h"

#include <QCoreApplication>

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace residua::ui {

namespace {

struct MarkWords {
    Q_DECLARE_TR_FUNCTIONS(WeightMarks)
};

} // namespace

QString shareWords(const WeightShare &share)
{
    if (share.layers == 0)
        return {};
    if (share.drawn == share.layers)
        return MarkWords::tr("new");
    if (share.drawn > 0)
        return MarkWords::tr("%1 of %2 new").arg(share.drawn).arg(share.layers);
    if (share.reshaped == 0)
        return MarkWords::tr("trained");
    return share.reshaped == share.layers ? MarkWords::tr("reshaped") : MarkWords::tr("trained, %1 reshaped").arg(share.reshaped);
}

WeightShare &WeightShare::operator+=(const WeightShare &other)
{
    layers += other.layers;
    trained += other.trained;
    reshaped += other.reshaped;
    drawn += other.drawn;
    return *this;
}

WeightMarks::WeightMarks(const ModelPtr &model, ModelWeightsPtr weights)
    : m_weights(std::move(weights)), m_plan(planTransplant(*model, *m_weights)), m_marks(model->graph.nodes.size(), Mark::None)
{
    std::unordered_map<std::string, Mark> modules;
    for (std::size_t i = 0; i < model->state().size(); ++i) {
        const std::string &name = model->state()[i].name;
        Mark &mark = modules[name.substr(0, name.rfind('.'))];
        const auto own = static_cast<Mark>(static_cast<int>(m_plan.origins[i]) + 1);
        mark = std::max(mark, own);
    }
    for (const Node &node : model->graph.nodes)
        if (const auto found = modules.find(node.module); !node.module.empty() && found != modules.end())
            m_marks[static_cast<std::size_t>(node.id)] = found->second;
}

WeightShare WeightMarks::of(const std::vector<int> &nodes) const
{
    WeightShare share;
    for (const int node : nodes) {
        const Mark mark = m_marks[static_cast<std::size_t>(node)];
        share.layers += mark != Mark::None;
        share.trained += mark == Mark::Trained;
        share.reshaped += mark == Mark::Reshaped;
        share.drawn += mark == Mark::New;
    }
    return share;
}

WeightMarksPtr weightMarks(const ModelPtr &model, const ModelWeightsPtr &weights)
{
    return weights ? std::make_shared<const WeightMarks>(model, weights) : nullptr;
}

} // namespace residua::ui
