#include "ui/state/weight_marks.h"

#include "core/infer/norm_statistics.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace residua::ui {

namespace {

struct MarkWords {
    Q_DECLARE_TR_FUNCTIONS(WeightMarks)
};

/// Whether a batch norm has statistics of a training: else nothing in a file shows whether its weights were trained or only drawn.
bool showsTraining(const WeightMap &tensors, double eps)
{
    constexpr std::string_view mean = ".running_mean";
    return std::any_of(tensors.begin(), tensors.end(), [&](const auto &named) {
        const std::string &name = named.first;
        return name.ends_with(mean) && normIsTrained(tensors, name.substr(0, name.size() - mean.size()), eps);
    });
}

} // namespace

QString shareWords(const WeightShare &share)
{
    if (share.layers == 0)
        return {};
    const int whole = share.drawn - share.part;
    if (whole == share.layers)
        return MarkWords::tr("new");
    if (share.part == share.layers)
        return MarkWords::tr("in part");
    if (whole > 0 && share.part > 0)
        return MarkWords::tr("%1 of %2 new, %3 in part").arg(whole).arg(share.layers).arg(share.part);
    if (whole > 0)
        return MarkWords::tr("%1 of %2 new").arg(whole).arg(share.layers);
    if (share.part > 0)
        return MarkWords::tr("%1 of %2 in part").arg(share.part).arg(share.layers);
    if (share.reshaped == share.layers)
        return MarkWords::tr("reshaped");
    if (share.reshaped > 0)
        return (share.learned ? MarkWords::tr("trained, %1 reshaped") : MarkWords::tr("from the file, %1 reshaped")).arg(share.reshaped);
    return share.learned ? MarkWords::tr("trained") : MarkWords::tr("from the file");
}

WeightShare &WeightShare::operator+=(const WeightShare &other)
{
    layers += other.layers;
    trained += other.trained;
    reshaped += other.reshaped;
    drawn += other.drawn;
    part += other.part;
    learned = learned && other.learned;
    return *this;
}

WeightMarks::WeightMarks(const ModelPtr &model, ModelWeightsPtr weights)
    : m_weights(std::move(weights)), m_plan(planTransplant(*model, *m_weights)), m_marks(model->graph.nodes.size(), Mark::None),
      m_learned(showsTraining(m_weights->tensors, model->spec.norm.eps))
{
    std::unordered_map<std::string, Mark> modules;
    for (std::size_t i = 0; i < model->state().size(); ++i) {
        const StateEntry &entry = model->state()[i];
        if (entry.integer)
            continue;
        const auto [at, first] = modules.emplace(entry.name.substr(0, entry.name.rfind('.')), Mark::None);
        Mark &mark = at->second;
        const TensorOrigin origin = m_plan.origins[i];
        if (origin == TensorOrigin::New)
            mark = first || mark == Mark::New ? Mark::New : Mark::Part;
        else if (mark >= Mark::Part)
            mark = Mark::Part;
        else
            mark = std::max(mark, origin == TensorOrigin::Reshaped ? Mark::Reshaped : Mark::Trained);
    }
    for (const Node &node : model->graph.nodes)
        if (const auto found = modules.find(node.module); !node.module.empty() && found != modules.end())
            m_marks[static_cast<std::size_t>(node.id)] = found->second;
}

WeightShare WeightMarks::of(const std::vector<int> &nodes) const
{
    WeightShare share;
    share.learned = m_learned;
    for (const int node : nodes) {
        const Mark mark = m_marks[static_cast<std::size_t>(node)];
        share.layers += mark != Mark::None;
        share.trained += mark == Mark::Trained;
        share.reshaped += mark == Mark::Reshaped;
        share.drawn += mark == Mark::New || mark == Mark::Part;
        share.part += mark == Mark::Part;
    }
    return share;
}

WeightMarksPtr weightMarks(const ModelPtr &model, const ModelWeightsPtr &weights)
{
    return weights ? std::make_shared<const WeightMarks>(model, weights) : nullptr;
}

} // namespace residua::ui
