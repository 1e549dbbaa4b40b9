#include "ui/forms/field_names.h"

#include <QCoreApplication>
#include <QHash>
#include <QRegularExpression>

namespace residua::ui {

namespace {

struct FieldWords {
    Q_DECLARE_TR_FUNCTIONS(FieldNames)
};

QString convName(const QString &number, const QString &rest)
{
    const QString conv = FieldWords::tr("convolution %1").arg(number.toInt() + 1);
    if (rest == u"kernel")
        return FieldWords::tr("%1 kernel").arg(conv);
    if (rest == u"width")
        return FieldWords::tr("%1 width factor").arg(conv);
    if (rest == u"groups")
        return FieldWords::tr("%1 group count").arg(conv);
    if (rest == u"stride")
        return FieldWords::tr("%1 stride").arg(conv);
    return conv;
}

QString blockName(const QString &rest)
{
    static const QHash<QString, const char *> names{
        {QStringLiteral("type"), QT_TRANSLATE_NOOP("FieldNames", "block type")},
        {QStringLiteral("convs"), QT_TRANSLATE_NOOP("FieldNames", "list of convolutions")},
        {QStringLiteral("name"), QT_TRANSLATE_NOOP("FieldNames", "block name")},
        {QStringLiteral("expansion"), QT_TRANSLATE_NOOP("FieldNames", "expansion")},
        {QStringLiteral("groups"), QT_TRANSLATE_NOOP("FieldNames", "group count")},
        {QStringLiteral("base_width"), QT_TRANSLATE_NOOP("FieldNames", "base width")},
        {QStringLiteral("attention"), QT_TRANSLATE_NOOP("FieldNames", "attention")},
        {QStringLiteral("attention.reduction"), QT_TRANSLATE_NOOP("FieldNames", "attention reduction")},
        {QStringLiteral("attention.divisor"), QT_TRANSLATE_NOOP("FieldNames", "attention divisor")},
        {QStringLiteral("order"), QT_TRANSLATE_NOOP("FieldNames", "order")},
        {QStringLiteral("stride_at"), QT_TRANSLATE_NOOP("FieldNames", "place of the stride")},
        {QStringLiteral("shortcut"), QT_TRANSLATE_NOOP("FieldNames", "shortcut")},
        {QStringLiteral("activation"), QT_TRANSLATE_NOOP("FieldNames", "activation")},
        {QStringLiteral("antialias"), QT_TRANSLATE_NOOP("FieldNames", "anti-aliasing")},
        {QStringLiteral("reduce_first"), QT_TRANSLATE_NOOP("FieldNames", "reduction of the first 1×1")},
        {QStringLiteral("shortcut_kernel"), QT_TRANSLATE_NOOP("FieldNames", "kernel of strided projections")},
        {QStringLiteral("shortcut_input"), QT_TRANSLATE_NOOP("FieldNames", "input of shortcuts that change the shape")},
    };
    static const QRegularExpression conv(QStringLiteral("^convs\\.(\\d+)(?:\\.(\\w+))?$"));
    if (const auto match = conv.match(rest); match.hasMatch())
        return convName(match.captured(1), match.captured(2));
    const auto found = names.constFind(rest);
    return found == names.cend() ? rest : FieldWords::tr(*found);
}

const QHash<QString, const char *> &networkNames()
{
    static const QHash<QString, const char *> names{
        {QString(), QT_TRANSLATE_NOOP("FieldNames", "the network")},
        {QStringLiteral("name"), QT_TRANSLATE_NOOP("FieldNames", "name")},
        {QStringLiteral("style"), QT_TRANSLATE_NOOP("FieldNames", "style")},
        {QStringLiteral("input.channels"), QT_TRANSLATE_NOOP("FieldNames", "number of input channels")},
        {QStringLiteral("input.height"), QT_TRANSLATE_NOOP("FieldNames", "input height")},
        {QStringLiteral("input.width"), QT_TRANSLATE_NOOP("FieldNames", "input width")},
        {QStringLiteral("stem.channels"), QT_TRANSLATE_NOOP("FieldNames", "stem width")},
        {QStringLiteral("stem.convs"), QT_TRANSLATE_NOOP("FieldNames", "stem type")},
        {QStringLiteral("stem.kernel"), QT_TRANSLATE_NOOP("FieldNames", "stem kernel")},
        {QStringLiteral("stem.stride"), QT_TRANSLATE_NOOP("FieldNames", "stem stride")},
        {QStringLiteral("stem.activation"), QT_TRANSLATE_NOOP("FieldNames", "stem activation")},
        {QStringLiteral("stem.pool"), QT_TRANSLATE_NOOP("FieldNames", "stem pool")},
        {QStringLiteral("stem.pool.kernel"), QT_TRANSLATE_NOOP("FieldNames", "stem pool kernel")},
        {QStringLiteral("stem.pool.stride"), QT_TRANSLATE_NOOP("FieldNames", "stem pool stride")},
        {QStringLiteral("stem.pool.padding"), QT_TRANSLATE_NOOP("FieldNames", "stem pool padding")},
        {QStringLiteral("stem.pool.ceil"), QT_TRANSLATE_NOOP("FieldNames", "stem pool ceil mode")},
        {QStringLiteral("stem.widths.0"), QT_TRANSLATE_NOOP("FieldNames", "width of the stem's first convolution")},
        {QStringLiteral("stem.widths.1"), QT_TRANSLATE_NOOP("FieldNames", "width of the stem's second convolution")},
        {QStringLiteral("stem.norm"), QT_TRANSLATE_NOOP("FieldNames", "normalization of the stem")},
        {QStringLiteral("stages"), QT_TRANSLATE_NOOP("FieldNames", "stages")},
        {QStringLiteral("norm.type"), QT_TRANSLATE_NOOP("FieldNames", "normalization")},
        {QStringLiteral("norm.groups"), QT_TRANSLATE_NOOP("FieldNames", "group count of the normalization")},
        {QStringLiteral("norm.eps"), QT_TRANSLATE_NOOP("FieldNames", "epsilon of the normalization")},
        {QStringLiteral("final_norm"), QT_TRANSLATE_NOOP("FieldNames", "normalization after the last stage")},
        {QStringLiteral("conv_bias"), QT_TRANSLATE_NOOP("FieldNames", "bias of convolutions")},
        {QStringLiteral("shortcut_norm"), QT_TRANSLATE_NOOP("FieldNames", "normalization of shortcuts")},
        {QStringLiteral("head.type"), QT_TRANSLATE_NOOP("FieldNames", "head")},
        {QStringLiteral("head.hidden"), QT_TRANSLATE_NOOP("FieldNames", "hidden width of the head")},
        {QStringLiteral("head.dropout"), QT_TRANSLATE_NOOP("FieldNames", "dropout of the head")},
        {QStringLiteral("head.classes"), QT_TRANSLATE_NOOP("FieldNames", "number of classes")},
        {QStringLiteral("init.scheme"), QT_TRANSLATE_NOOP("FieldNames", "initialization")},
        {QStringLiteral("init.zero_init_residual"), QT_TRANSLATE_NOOP("FieldNames", "zero start of residual branches")},
    };
    return names;
}

QString stageName(int index, const QString &rest)
{
    const QString stage = FieldWords::tr("stage %1").arg(index + 1);
    static const QHash<QString, const char *> names{
        {QStringLiteral("depth"), QT_TRANSLATE_NOOP("FieldNames", "%1 depth")},
        {QStringLiteral("width"), QT_TRANSLATE_NOOP("FieldNames", "%1 width")},
        {QStringLiteral("stride"), QT_TRANSLATE_NOOP("FieldNames", "%1 stride")},
        {QStringLiteral("dilation"), QT_TRANSLATE_NOOP("FieldNames", "%1 dilation")},
    };
    if (const auto found = names.constFind(rest); found != names.cend())
        return FieldWords::tr(*found).arg(stage);
    if (rest.startsWith(u"block."))
        return FieldWords::tr("%1 own %2").arg(stage, blockName(rest.mid(6)));
    return stage;
}

} // namespace

QString fieldName(const QString &key)
{
    static const QRegularExpression stage(QStringLiteral("^stages\\.(\\d+)(?:\\.(.+))?$"));
    if (const auto match = stage.match(key); match.hasMatch())
        return stageName(match.captured(1).toInt(), match.captured(2));
    if (key.startsWith(u"block."))
        return blockName(key.mid(6));
    const auto found = networkNames().constFind(key);
    return found == networkNames().cend() ? key : FieldWords::tr(*found);
}

QString fieldHint(const QString &key)
{
    static const QHash<QString, const char *> hints{
        {QStringLiteral("stem.widths.0"),
         QT_TRANSLATE_NOOP("FieldNames", "Half of the stem's channels unless set; timm's tiered stem has 24")},
        {QStringLiteral("stem.widths.1"),
         QT_TRANSLATE_NOOP("FieldNames", "Half of the stem's channels unless set; timm's tiered stem has 32")},
        {QStringLiteral("stem.norm"), QT_TRANSLATE_NOOP("FieldNames", "After the stem's last convolution")},
        {QStringLiteral("stem.pool.padding"), QT_TRANSLATE_NOOP("FieldNames", "Half the window unless set; Caffe has 0")},
        {QStringLiteral("stem.pool.ceil"),
         QT_TRANSLATE_NOOP("FieldNames", "A last window that reaches beyond the map counts too, as in Caffe")},
        {QStringLiteral("norm.eps"),
         QT_TRANSLATE_NOOP("FieldNames", "Added to the variance: PyTorch 1e-5, Keras 1.001e-5, TensorFlow 1e-3")},
        {QStringLiteral("final_norm"), QT_TRANSLATE_NOOP("FieldNames", "He 2016 has it; some published networks do not")},
        {QStringLiteral("head.dropout"), QT_TRANSLATE_NOOP("FieldNames", "The share of inputs dropped in training, before the last layer")},
        {QStringLiteral("block.attention.divisor"),
         QT_TRANSLATE_NOOP("FieldNames", "The reduced channels are the nearest multiple of it; timm has 8")},
        {QStringLiteral("block.shortcut"),
         QT_TRANSLATE_NOOP("FieldNames",
                           "Where the shape changes. Zeros are added after the channels, or on both sides:\n"
                           "as published CIFAR weights of akamaster's want it")},
        {QStringLiteral("block.shortcut_kernel"),
         QT_TRANSLATE_NOOP("FieldNames", "3×3 where the projection carries a stride or lies in a dilated stage: SENet-154")},
        {QStringLiteral("block.shortcut_input"),
         QT_TRANSLATE_NOOP("FieldNames", "The output of the block's first norm and activation (He 2016), or what comes into the block")},
        {QStringLiteral("block.antialias"),
         QT_TRANSLATE_NOOP("FieldNames", "In blocks of stride 2, what carries the stride in place of the convolution (Zhang 2019)")},
        {QStringLiteral("block.reduce_first"),
         QT_TRANSLATE_NOOP("FieldNames", "How many times fewer channels the first 1×1 has than the 3×3; SENet-154 has 2")},
    };
    static const QRegularExpression stage(QStringLiteral("^stages\\.\\d+\\.(?=block\\.)"));
    const auto found = hints.constFind(QString(key).remove(stage));
    return found == hints.cend() ? QString() : FieldWords::tr(*found);
}

QString withFieldNames(const QString &text)
{
    static const QRegularExpression path(QStringLiteral("\\b(?:stages\\.\\d+\\.\\w+|stem(?:\\.\\w+)+)"));
    QString result;
    qsizetype end = 0;
    for (auto all = path.globalMatch(text); all.hasNext();) {
        const auto match = all.next();
        result += text.mid(end, match.capturedStart() - end) + fieldName(match.captured());
        end = match.capturedEnd();
    }
    return result + text.mid(end);
}

template <>
QStringList choiceNames<Style>()
{
    return {FieldWords::tr("torchvision"), FieldWords::tr("encoder–decoder"), FieldWords::tr("sequential"), FieldWords::tr("small image")};
}
template <>
QStringList choiceNames<Activation>()
{
    return {FieldWords::tr("ReLU"), FieldWords::tr("leaky ReLU"), FieldWords::tr("SiLU"), FieldWords::tr("GELU"),
            FieldWords::tr("hardswish")};
}
template <>
QStringList choiceNames<BlockType>()
{
    return {FieldWords::tr("Basic"), FieldWords::tr("Bottleneck"), FieldWords::tr("Custom")};
}
template <>
QStringList choiceNames<Order>()
{
    return {FieldWords::tr("post-activation"), FieldWords::tr("pre-activation"), FieldWords::tr("branch activation")};
}
template <>
QStringList choiceNames<StrideAt>()
{
    return {FieldWords::tr("1×1"), FieldWords::tr("3×3")};
}
template <>
QStringList choiceNames<Shortcut>()
{
    return {FieldWords::tr("projection"), FieldWords::tr("average pool"), FieldWords::tr("zero padding"),
            FieldWords::tr("zero padding around")};
}
template <>
QStringList choiceNames<ShortcutInput>()
{
    return {FieldWords::tr("first activation"), FieldWords::tr("block's input")};
}
template <>
QStringList choiceNames<AttentionType>()
{
    return {FieldWords::tr("squeeze-excitation"), FieldWords::tr("efficient channel")};
}
template <>
QStringList choiceNames<Antialias>()
{
    return {FieldWords::tr("blur pool"), FieldWords::tr("average pool")};
}
template <>
QStringList choiceNames<PoolType>()
{
    return {FieldWords::tr("max"), FieldWords::tr("3×3 convolution"), FieldWords::tr("max, then blur"), FieldWords::tr("average")};
}
template <>
QStringList choiceNames<NormType>()
{
    return {FieldWords::tr("batch norm"), FieldWords::tr("group norm")};
}
template <>
QStringList choiceNames<HeadType>()
{
    return {FieldWords::tr("linear"), FieldWords::tr("two layers (MLP)"), FieldWords::tr("average pool only"),
            FieldWords::tr("none (feature maps)")};
}
template <>
QStringList choiceNames<InitScheme>()
{
    return {FieldWords::tr("Kaiming, fan out"), FieldWords::tr("PyTorch's default")};
}

} // namespace residua::ui
