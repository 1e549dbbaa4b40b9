#include "ui/models/layer_titles.h"

#include "ui/models/layer_model.h"
#include "ui/state/words.h"

namespace residua::ui {

QString columnTitle(int column, Counting counting)
{
    switch (column) {
    case LayerModel::Layer: return LayerModel::tr("layer");
    case LayerModel::Type: return LayerModel::tr("type");
    case LayerModel::Kernel: return LayerModel::tr("kernel");
    case LayerModel::Output: return LayerModel::tr("output");
    case LayerModel::Parameters: return LayerModel::tr("parameters");
    case LayerModel::Macs: return countTitle(counting);
    case LayerModel::Activation: return LayerModel::tr("activation");
    case LayerModel::MoreParameters: return LayerModel::tr("+/- parameters");
    case LayerModel::MoreMacs: return QStringLiteral("+/- ") + countTitle(counting);
    case LayerModel::MoreActivation: return LayerModel::tr("+/- activation");
    case LayerModel::Field: return LayerModel::tr("field");
    case LayerModel::Stride: return LayerModel::tr("stride");
    case LayerModel::Milliseconds: return LayerModel::tr("ms");
    case LayerModel::Mean: return LayerModel::tr("mean");
    case LayerModel::Std: return LayerModel::tr("std");
    case LayerModel::Min: return LayerModel::tr("min");
    case LayerModel::Max: return LayerModel::tr("max");
    case LayerModel::Zeros: return LayerModel::tr("zeros");
    default: return {};
    }
}

QString readableColumnTitle(int column, Counting counting)
{
    switch (column) {
    case LayerModel::Layer: return LayerModel::tr("Layer");
    case LayerModel::Type: return LayerModel::tr("Type");
    case LayerModel::Kernel: return LayerModel::tr("Kernel");
    case LayerModel::Output: return LayerModel::tr("Output shape");
    case LayerModel::Parameters: return LayerModel::tr("Parameters");
    case LayerModel::Activation: return LayerModel::tr("Bytes");
    case LayerModel::Field: return LayerModel::tr("Field");
    case LayerModel::Stride: return LayerModel::tr("Stride");
    default: return columnTitle(column, counting);
    }
}

QString columnExplanation(int column, Counting counting)
{
    switch (column) {
    case LayerModel::Layer: return LayerModel::tr("Name of the operation or group; its full path in the tooltip");
    case LayerModel::Type: return LayerModel::tr("PyTorch's class, or what the group is made of");
    case LayerModel::Kernel: return LayerModel::tr("Kernel, /stride, g groups, d dilation");
    case LayerModel::Output: return LayerModel::tr("Channels × height × width of the output for one image");
    case LayerModel::Parameters: return LayerModel::tr("Trained numbers; the bar is the share of the network's");
    case LayerModel::Macs:
        return LayerModel::tr("For one image: %1; the bar is the share of the network's").arg(countDescription(counting));
    case LayerModel::Activation: return LayerModel::tr("Size of the output for one image, at 4 bytes a number");
    case LayerModel::MoreParameters: return LayerModel::tr("Parameters more than the baseline has there");
    case LayerModel::MoreMacs: return LayerModel::tr("%1 more than the baseline has there").arg(countTitle(counting));
    case LayerModel::MoreActivation: return LayerModel::tr("Size of the output more than the baseline's there");
    case LayerModel::Field: return LayerModel::tr("Receptive field: pixels of the input that one output pixel sees, along each side");
    case LayerModel::Stride: return LayerModel::tr("Input pixels between two neighboring output pixels");
    case LayerModel::Milliseconds: return LayerModel::tr("Time in the last run");
    case LayerModel::Mean: return LayerModel::tr("Mean of the output in the last run");
    case LayerModel::Std: return LayerModel::tr("Standard deviation of the output in the last run");
    case LayerModel::Min: return LayerModel::tr("Smallest value of the output in the last run");
    case LayerModel::Max: return LayerModel::tr("Largest value of the output in the last run");
    case LayerModel::Zeros: return LayerModel::tr("Share of the output that is exactly zero in the last run");
    default: return {};
    }
}

} // namespace residua::ui
