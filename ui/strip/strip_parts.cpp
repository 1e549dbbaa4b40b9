#include "ui/strip/strip_parts.h"

#include "ui/state/words.h"

#include "core/arch/op_facts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace residua::ui {

namespace {

struct StripWords {
    Q_DECLARE_TR_FUNCTIONS(StripWords)
};

/// "14×14": without the channels; empty where there are no pixels.
QString pixelWords(const Shape &shape)
{
    return shape.size() == 4 ? QStringLiteral("%1×%2").arg(shape[2]).arg(shape[3]) : QString();
}

const Shape &outputShape(const Snapshot &snapshot, std::span<const int> nodes)
{
    return snapshot.model->profile.nodes[static_cast<std::size_t>(nodes.back())].shape;
}

StripSlab slabOf(const Snapshot &snapshot, std::string_view path, std::span<const int> nodes)
{
    const Shape &shape = outputShape(snapshot, nodes);
    const bool pixels = shape.size() == 4;
    return {path, nodes, shape.size() > 1 ? shape[1] : 1,
            pixels ? std::sqrt(static_cast<double>(shape[2]) * static_cast<double>(shape[3])) : 1};
}

/// Norms, activations and dropout belong to the operation before them.
bool beginsSlab(const Node &node)
{
    const Part part = node.slot.part;
    return part == Part::StemConv || (part == Part::StemPool && traitsOf(node.op).sized) || part == Part::FinalNorm
        || part == Part::HeadPool || part == Part::HeadFc || part == Part::HeadFc2;
}

void addSlabs(StripPart &part, const Snapshot &snapshot)
{
    std::size_t begin = 0;
    for (std::size_t i = 1; i <= part.nodes.size(); ++i) {
        if (i == part.nodes.size() || beginsSlab(snapshot.model->graph.nodes[static_cast<std::size_t>(part.nodes[i])])) {
            part.slabs.push_back(slabOf(snapshot, part.path, part.nodes.subspan(begin, i - begin)));
            begin = i;
        }
    }
}

void nameStem(StripPart &part, const Snapshot &snapshot)
{
    const StemSpec &stem = snapshot.model->spec.stem;
    const QString kernel = stem.convs == 3 ? QStringLiteral("3 × 3×3") : QStringLiteral("%1×%1").arg(stem.kernel);
    const QString stride = stem.stride > 1 ? QStringLiteral(" /%1").arg(stem.stride) : QString();
    part.titles = {StripWords::tr("stem")};
    part.details = {QStringLiteral("%1 · %2%3").arg(QString::number(stem.channels), kernel, stride), QString::number(stem.channels)};
}

void nameHead(StripPart &part, const Snapshot &snapshot)
{
    const HeadSpec &head = snapshot.model->spec.head;
    part.titles = {StripWords::tr("head")};
    if (head.type == HeadType::Linear || head.type == HeadType::Mlp)
        part.details = {head.classes == 1 ? StripWords::tr("1 class") : StripWords::tr("%1 classes").arg(head.classes),
                        QString::number(head.classes)};
    else if (head.type == HeadType::Pool)
        part.details = {StripWords::tr("global average"), StripWords::tr("average")};
    else
        part.details = {StripWords::tr("norm")};
}

StripPart partOf(StripPart::Kind kind, const Snapshot &snapshot, const SummaryRow &row)
{
    StripPart part;
    part.kind = kind;
    part.path = row.path;
    part.nodes = row.nodes;
    if (kind == StripPart::Kind::Stage)
        return part;
    addSlabs(part, snapshot);
    if (kind == StripPart::Kind::Stem) {
        nameStem(part, snapshot);
    } else if (kind == StripPart::Kind::Head) {
        nameHead(part, snapshot);
    } else {
        const InputSpec &input = snapshot.model->spec.input;
        part.titles = {StripWords::tr("input")};
        const QString pixels = QStringLiteral("%1×%2").arg(input.height).arg(input.width);
        part.details = {QStringLiteral("%1 · %2").arg(QString::number(input.channels), pixels), pixels, QString::number(input.height)};
    }
    return part;
}

void nameStage(StripPart &part, const Snapshot &snapshot)
{
    const StageSpec &stage = snapshot.model->spec.stages[static_cast<std::size_t>(part.stage)];
    const QString number = QString::number(part.stage + 1);
    part.titles = {StripWords::tr("stage %1").arg(number), number};
    const QString both = QStringLiteral("%1 × %2").arg(stage.depth).arg(stage.width);
    part.details = {both + QStringLiteral(" · ") + pixelWords(outputShape(snapshot, part.nodes)), both,
                    QStringLiteral("×%1").arg(stage.depth)};
}

} // namespace

int StripParts::partOfStage(int stage) const
{
    const auto found =
        std::find_if(parts.begin(), parts.end(), [stage](const StripPart &part) { return stage >= 0 && part.stage == stage; });
    return found == parts.end() ? -1 : static_cast<int>(found - parts.begin());
}

StripParts stripParts(SnapshotPtr snapshot)
{
    StripParts strip{std::move(snapshot), {}};
    using Kind = SummaryRow::Kind;
    int stages = 0;
    for (const SummaryRow &row : strip.snapshot->table.rows) {
        if (row.kind == Kind::Block) {
            strip.parts.back().slabs.push_back(slabOf(*strip.snapshot, row.path, row.nodes));
        } else if (row.kind == Kind::Stage) {
            strip.parts.push_back(partOf(StripPart::Kind::Stage, *strip.snapshot, row));
            strip.parts.back().stage = stages++;
            nameStage(strip.parts.back(), *strip.snapshot);
        } else if (row.kind == Kind::Part) {
            strip.parts.push_back(partOf(stages == 0 ? StripPart::Kind::Stem : StripPart::Kind::Head, *strip.snapshot, row));
        } else if (strip.parts.empty()) {
            strip.parts.push_back(partOf(StripPart::Kind::Input, *strip.snapshot, row));
        }
    }
    return strip;
}

StripMark markOf(const StripParts &strip, const Selection &selection)
{
    if (selection.nodes.empty())
        return {};
    const int first = selection.nodes.front(), last = selection.nodes.back();
    const auto holds = [](std::span<const int> nodes, int id) { return !nodes.empty() && nodes.front() <= id && id <= nodes.back(); };
    StripMark mark;
    for (std::size_t i = 0; i < strip.parts.size(); ++i)
        if (holds(strip.parts[i].nodes, first) && holds(strip.parts[i].nodes, last))
            mark.part = static_cast<int>(i);
    if (mark.part < 0)
        return {};
    const StripPart &part = strip.parts[static_cast<std::size_t>(mark.part)];
    if (part.nodes.size() == selection.nodes.size() || part.kind == StripPart::Kind::Input)
        return mark;
    for (std::size_t i = 0; i < part.slabs.size(); ++i) {
        if (holds(part.slabs[i].nodes, first))
            mark.firstSlab = static_cast<int>(i);
        if (holds(part.slabs[i].nodes, last))
            mark.lastSlab = static_cast<int>(i);
    }
    return mark.firstSlab >= 0 && mark.lastSlab >= 0 ? mark : StripMark{mark.part, -1, -1};
}

QString spokenPart(const StripParts &strip, int index)
{
    if (index < 0 || index >= std::ssize(strip.parts))
        return {};
    const StripPart &part = strip.parts[static_cast<std::size_t>(index)];
    const QString shape = shapeWords(outputShape(*strip.snapshot, part.nodes));
    if (part.kind != StripPart::Kind::Stage)
        return StripWords::tr("%1: %2, output %3").arg(part.titles.front(), part.details.front(), shape);
    const StageSpec &stage = strip.snapshot->model->spec.stages[static_cast<std::size_t>(part.stage)];
    return StripWords::tr("%1: depth %2, width %3, stride %4, output %5")
        .arg(part.titles.front())
        .arg(stage.depth)
        .arg(stage.width)
        .arg(stage.stride)
        .arg(shape);
}

} // namespace residua::ui
