#include "ui/state/operation_words.h"

#include "core/arch/op_facts.h"
#include "core/arch/op_words.h"
#include "core/report/format.h"

#include <QCoreApplication>

namespace residua::ui {

namespace {

struct EffectWords {
    Q_DECLARE_TR_FUNCTIONS(residua::ui::GraphView)
};

QString number(std::int64_t value)
{
    return QString::fromStdString(formatThousands(value));
}

/// "halves height and width", "keeps height and width", "height from 7 to 5, width from 9 to 3".
QString sizeChange(const Shape &in, const Shape &out)
{
    const std::int64_t h = in[2], w = in[3], oh = out[2], ow = out[3];
    if (h == oh && w == ow)
        return EffectWords::tr("keeps height and width");
    if (oh > 0 && ow > 0 && h % oh == 0 && w % ow == 0 && h / oh == w / ow) {
        const std::int64_t ratio = h / oh;
        return ratio == 2 ? EffectWords::tr("halves height and width")
                          : EffectWords::tr("divides height and width by %1").arg(number(ratio));
    }
    if (h == w && oh == ow)
        return EffectWords::tr("height and width from %1 to %2").arg(number(h), number(oh));
    return EffectWords::tr("height from %1 to %2, width from %3 to %4").arg(number(h), number(oh), number(w), number(ow));
}

QString channelChange(std::int64_t in, std::int64_t out)
{
    if (in == out)
        return EffectWords::tr("keeps the channels");
    if (in > 0 && out % in == 0)
        return out / in == 2 ? EffectWords::tr("doubles the channels")
                             : EffectWords::tr("makes %1 times the channels").arg(number(out / in));
    if (out > 0 && in % out == 0)
        return in / out == 2 ? EffectWords::tr("halves the channels") : EffectWords::tr("divides the channels by %1").arg(number(in / out));
    return EffectWords::tr("channels from %1 to %2").arg(number(in), number(out));
}

/// "halves height and width, doubles the channels"; "the shape stays".
QString shapeChange(const Shape &in, const Shape &out)
{
    if (in == out)
        return EffectWords::tr("the shape stays");
    if (in.size() != 4 || out.size() != 4)
        return {};
    return EffectWords::tr("%1, %2", "what happens to the size, to the channels").arg(sizeChange(in, out), channelChange(in[1], out[1]));
}

QString withChange(const QString &what, const Shape &in, const Shape &out)
{
    const QString change = shapeChange(in, out);
    return change.isEmpty() ? what : EffectWords::tr("%1: %2", "what is done: what that does to the shape").arg(what, change);
}

struct EffectOf {
    const Shape &in, &out;

    QString operator()(const InputOp &) const { return EffectWords::tr("the image"); }
    QString operator()(const ConvOp &op) const
    {
        const QString window = QStringLiteral("%1×%1").arg(op.kernel);
        QString what;
        if (op.groups > 1 && op.groups == op.in)
            what = EffectWords::tr("filters each channel by itself in %1 windows").arg(window);
        else if (op.groups > 1)
            what = EffectWords::tr("mixes channels within %1 groups in %2 windows").arg(number(op.groups), window);
        else if (op.kernel == 1)
            what = EffectWords::tr("mixes %1 channels pixel by pixel").arg(number(op.in));
        else
            what = EffectWords::tr("mixes %1 channels in %2 windows").arg(number(op.in), window);
        return withChange(what, in, out);
    }
    QString operator()(const ChannelConvOp &op) const
    {
        return EffectWords::tr("weighs each channel's average with those of %1 neighbors").arg(number(op.kernel - 1));
    }
    QString operator()(const BatchNormOp &) const { return withChange(EffectWords::tr("normalizes each channel"), in, out); }
    QString operator()(const GroupNormOp &op) const
    {
        return withChange(EffectWords::tr("normalizes %1 groups of channels").arg(number(op.groups)), in, out);
    }
    QString operator()(const ActivationOp &op) const
    {
        const std::string_view name = typeName(Op(op));
        if (name == "ReLU")
            return withChange(EffectWords::tr("sets what is negative to zero"), in, out);
        return withChange(
            EffectWords::tr("bends every value by %1").arg(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))), in, out);
    }
    QString operator()(const SigmoidOp &) const { return EffectWords::tr("turns every value into a gate between 0 and 1"); }
    QString operator()(const MaxPoolOp &op) const
    {
        return withChange(EffectWords::tr("takes the largest value of each %1 window").arg(QStringLiteral("%1×%1").arg(op.kernel)), in,
                          out);
    }
    QString operator()(const AvgPoolOp &op) const
    {
        return withChange(EffectWords::tr("averages each %1 window").arg(QStringLiteral("%1×%1").arg(op.kernel)), in, out);
    }
    QString operator()(const BlurPoolOp &op) const
    {
        return withChange(EffectWords::tr("blurs each channel in %1 windows").arg(QStringLiteral("%1×%1").arg(op.kernel)), in, out);
    }
    QString operator()(const IdentityOp &) const { return EffectWords::tr("passes everything on as it is"); }
    QString operator()(const ZeroPadOp &op) const
    {
        const QString what = op.stride == 1
            ? EffectWords::tr("adds channels of zeros")
            : EffectWords::tr("takes one pixel in %1 each way, adds channels of zeros").arg(number(op.stride));
        return withChange(
            op.in == op.out && op.stride > 1 ? EffectWords::tr("takes one pixel in %1 each way").arg(number(op.stride)) : what, in, out);
    }
    QString operator()(const AddOp &) const { return withChange(EffectWords::tr("adds the branch to the shortcut"), in, out); }
    QString operator()(const MulOp &) const { return withChange(EffectWords::tr("multiplies each channel by its gate"), in, out); }
    QString operator()(const GlobalAvgPoolOp &) const
    {
        return EffectWords::tr("averages each of %1 channels to one number").arg(number(in.size() > 1 ? in[1] : 1));
    }
    QString operator()(const FlattenOp &) const
    {
        return EffectWords::tr("lays everything out as a list of %1 numbers").arg(number(out.size() > 1 ? out[1] : 1));
    }
    QString operator()(const LinearOp &op) const
    {
        return EffectWords::tr("makes %1 numbers, each a weighted sum of %2").arg(number(op.out), number(op.in));
    }
    QString operator()(const DropoutOp &op) const
    {
        return EffectWords::tr("drops %1 % of the values in training, none in a run")
            .arg(QString::fromStdString(formatSignificant(100 * op.p, 3)));
    }
};

struct OperationWords {
    Q_DECLARE_TR_FUNCTIONS(OperationWords)
};

QString side(std::int64_t kernel)
{
    return QStringLiteral("%1×%1").arg(kernel);
}

QString windowWords(const QString &type, std::int64_t kernel, std::int64_t stride)
{
    QString text = type + u' ' + side(kernel);
    if (stride != 1)
        text += OperationWords::tr(", stride %1").arg(stride);
    return text;
}

QString convWords(const QString &type, const ConvOp &op)
{
    QString text = windowWords(type, op.kernel, op.stride);
    if (op.padding != 0)
        text += OperationWords::tr(", padding %1").arg(op.padding);
    if (op.dilation != 1)
        text += OperationWords::tr(", dilation %1").arg(op.dilation);
    if (op.groups > 1)
        text += groupingOf(op).depthwise() ? OperationWords::tr(", depthwise") : OperationWords::tr(", %1 groups").arg(op.groups);
    return op.bias ? text + OperationWords::tr(", bias") : text;
}

} // namespace

QString operationWords(const Op &op)
{
    const std::string_view name = typeName(op);
    const QString type = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return std::visit(
        Overloaded{
            [&](const ConvOp &conv) { return convWords(type, conv); },
            [&](const ChannelConvOp &conv) { return OperationWords::tr("%1 over %2 channels").arg(type, QString::number(conv.kernel)); },
            [&](const BatchNormOp &norm) { return OperationWords::tr("%1, %2 channels").arg(type, QString::number(norm.channels)); },
            [&](const GroupNormOp &norm) {
                return OperationWords::tr("%1, %2 groups of %3 channels")
                    .arg(type, QString::number(norm.groups), QString::number(norm.channels / norm.groups));
            },
            [&](const MaxPoolOp &pool) {
                return windowWords(type, pool.kernel, pool.stride)
                    + (pool.padding ? OperationWords::tr(", padding %1").arg(pool.padding) : QString())
                    + (pool.ceil ? OperationWords::tr(", size rounded up") : QString());
            },
            [&](const OneOf<AvgPoolOp, BlurPoolOp> auto &pool) { return windowWords(type, pool.kernel, pool.stride); },
            [&](const ZeroPadOp &pad) {
                const QString text = OperationWords::tr("%1 with zeros, %2 to %3 channels, stride %4")
                                         .arg(type, QString::number(pad.in), QString::number(pad.out), QString::number(pad.stride));
                return pad.before > 0 ? OperationWords::tr("%1, %2 of them before the others").arg(text, QString::number(pad.before))
                                      : text;
            },
            [&](const LinearOp &linear) {
                return OperationWords::tr("%1, %2 to %3").arg(type, QString::number(linear.in), QString::number(linear.out));
            },
            [&](const DropoutOp &dropout) {
                return OperationWords::tr("%1, p %2").arg(type, QString::fromStdString(formatSignificant(dropout.p, 3)));
            },
            [&](const OneOf<InputOp, ActivationOp, SigmoidOp, IdentityOp, AddOp, MulOp, GlobalAvgPoolOp, FlattenOp> auto &) {
                return type;
            },
        },
        op);
}

QString effectWords(const Snapshot &snapshot, const std::vector<int> &nodes)
{
    const auto nodeAt = [&](int id) -> const Node & { return snapshot.model->graph.nodes[static_cast<std::size_t>(id)]; };
    const auto shapeAt = [&](int id) -> const Shape & { return snapshot.model->profile.nodes[static_cast<std::size_t>(id)].shape; };
    const Node &first = nodeAt(nodes.front());
    const Shape &in = shapeAt(first.inputs.empty() ? first.id : first.inputs.front()), &out = shapeAt(nodes.back());
    if (nodes.size() == 1)
        return std::visit(EffectOf{in, out}, first.op);
    int additions = 0;
    for (const int id : nodes)
        additions += nodeAt(id).slot.part == Part::Add;
    if (additions == 0)
        return shapeChange(in, out);
    const QString adds =
        additions == 1 ? EffectWords::tr("adds its branch to its shortcut") : EffectWords::tr("each block adds its branch to its shortcut");
    return withChange(adds, in, out);
}

} // namespace residua::ui
