#include "ui/state/words.h"

#include "core/arch/saturating.h"
#include "core/arch/visible.h"
#include "core/report/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace residua::ui {

namespace {

struct CountWords {
    Q_DECLARE_TR_FUNCTIONS(CountWords)
};

} // namespace

QString shownName(const std::string &name)
{
    return QString::fromStdString(visible(name));
}

QString shownName(const QString &name)
{
    return shownName(name.toStdString());
}

QString shownText(const std::string &text)
{
    QStringList lines;
    for (const QString &line : QString::fromStdString(text).split(QLatin1Char('\n')))
        lines << shownName(line);
    return lines.join(QLatin1Char('\n'));
}

QString shapeWords(const Shape &shape)
{
    QStringList extents;
    for (std::size_t i = 1; i < shape.size(); ++i)
        extents.append(QString::number(shape[i]));
    return extents.join(QStringLiteral(" × "));
}

QString variantWords(const Workspace &workspace, std::size_t index)
{
    const std::size_t count = workspace.variants.size();
    if (count == 1)
        return {};
    return CountWords::tr("%1 (%2 of %3)").arg(shownName(workspace.variants[index].name)).arg(index + 1).arg(count);
}

QString signedWords(std::int64_t difference, const CountFormat &format)
{
    const std::int64_t size = difference < 0 ? -difference : difference;
    if (isSaturated(size))
        return difference < 0 ? QStringLiteral("< −9.2e18") : QStringLiteral("> +9.2e18");
    return (difference < 0 ? QStringLiteral("−") : QStringLiteral("+")) + QString::fromStdString(format(size));
}

QString signedWordsOf(std::int64_t difference, std::int64_t before, const CountFormat &format)
{
    const QString words = signedWords(difference, format);
    if (before <= 0 || difference == 0 || isSaturated(before) || isSaturated(difference < 0 ? -difference : difference))
        return words;
    const double percent = 100 * static_cast<double>(difference) / static_cast<double>(before);
    return QStringLiteral("%1 (%2%3 %)")
        .arg(words, percent < 0 ? QStringLiteral("−") : QStringLiteral("+"), QString::fromStdString(formatFixed(std::abs(percent), 1)));
}

QString countTitle(Counting counting)
{
    if (counting.unit == Counting::Unit::Flops)
        return CountWords::tr("FLOPs");
    return counting.scope == Counting::Scope::Torchinfo ? CountWords::tr("mult-adds") : CountWords::tr("MACs");
}

QString countName(Counting counting)
{
    switch (counting.scope) {
    case Counting::Scope::AllOperations: return CountWords::tr("%1, all operations").arg(countTitle(counting));
    case Counting::Scope::Torchinfo: return CountWords::tr("%1 (torchinfo)").arg(countTitle(counting));
    case Counting::Scope::ConvolutionAndLinear: break;
    }
    return countTitle(counting);
}

QString countDescription(Counting counting)
{
    const bool flops = counting.unit == Counting::Unit::Flops;
    switch (counting.scope) {
    case Counting::Scope::AllOperations:
        return flops ? CountWords::tr("floating-point operations of everything, 2 × MACs")
                     : CountWords::tr("multiply-accumulates of everything that is computed");
    case Counting::Scope::Torchinfo:
        return flops ? CountWords::tr("twice torchinfo's mult-adds") : CountWords::tr("multiply-adds as torchinfo counts them");
    case Counting::Scope::ConvolutionAndLinear: break;
    }
    return flops ? CountWords::tr("floating-point operations of convolutions and linear layers, 2 × MACs")
                 : CountWords::tr("multiply-accumulates of convolutions and linear layers");
}

QString countText(std::int64_t count, Counting counting)
{
    const QString value = QString::fromStdString(formatCount(count));
    if (counting.unit == Counting::Unit::Macs && counting.scope == Counting::Scope::Torchinfo)
        return CountWords::tr("%1 mult-adds").arg(value);
    const QString unit = counting.unit == Counting::Unit::Flops ? QStringLiteral("FLOP") : QStringLiteral("MAC");
    return value.contains(u' ') ? value + unit : value + u' ' + unit; // "4.09 GMAC", "512 MAC"
}

} // namespace residua::ui
