#include "ui/state/preset_family.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace residua::ui {

namespace {

struct PresetFamily {
    Q_DECLARE_TR_FUNCTIONS(PresetFamily)
};

} // namespace

QString presetFamily(const QString &name)
{
    if (name.startsWith(u"resnext"))
        return PresetFamily::tr("ResNeXt");
    if (name.startsWith(u"wide_"))
        return PresetFamily::tr("Wide ResNet");
    if (name.startsWith(u"cifar_"))
        return PresetFamily::tr("CIFAR");
    if (name == u"digits")
        return PresetFamily::tr("Trained");
    if (name.startsWith(u"encoder_decoder_"))
        return PresetFamily::tr("Encoder–decoder");
    if (name.startsWith(u"sequential_"))
        return PresetFamily::tr("Sequential");
    if (name.startsWith(u"small_image_"))
        return PresetFamily::tr("Small image");
    static const QRegularExpression paper(QStringLiteral("^resnet(18|34|50|101|152)$"));
    return paper.match(name).hasMatch() ? PresetFamily::tr("ResNet") : PresetFamily::tr("Variants");
}

} // namespace residua::ui
