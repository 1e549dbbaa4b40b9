#include "ui/trained/load_notice.h"

#include "ui/state/core_words.h"

#include "core/arch/visible.h"

#include <QCoreApplication>

#include <algorithm>

namespace residua::ui {

namespace {

struct NoticeWords {
    Q_DECLARE_TR_FUNCTIONS(LoadNotice)
};

/// The heading and the first names under it, a line each.
void addNames(QStringList &lines, const QString &heading, const std::vector<std::string> &names)
{
    constexpr std::size_t shown = 8;
    if (names.empty())
        return;
    lines << heading;
    for (std::size_t i = 0; i < std::min(shown, names.size()); ++i)
        lines << QStringLiteral("    ") + coreWords(visible(names[i]));
    if (names.size() > shown)
        lines << QStringLiteral("    ") + NoticeWords::tr("and %1 more").arg(names.size() - shown);
}

} // namespace

LoadNotice loadNotice(const QString &name, const WeightComparison &comparison, std::size_t ownUnused, const std::vector<std::string> &notes,
                      bool padsUntold)
{
    const std::size_t unused = comparison.unexpected.size();
    LoadNotice notice{{}, unused > 0, unused > ownUnused};
    QStringList lines;
    if (notice.warning) {
        const QString holds =
            notice.larger ? NoticeWords::tr("“%1” holds a larger network") : NoticeWords::tr("“%1” holds more than this network");
        const QString inFile = QString::number(comparison.inFile);
        lines << (unused == 1
                      ? NoticeWords::tr("%1: one of its %2 tensors is not used.").arg(holds.arg(name), inFile)
                      : NoticeWords::tr("%1: %2 of its %3 tensors are not used.").arg(holds.arg(name), QString::number(unused), inFile));
    }
    const ComparedTensors &all = comparison.all;
    if (!comparison.fits())
        lines << NoticeWords::tr("“%1” has %2 of this network's %3 tensors; the others are drawn at random.")
                     .arg(name, QString::number(all.fitting()), QString::number(all.wanted()));
    for (const std::string &note : notes)
        lines << coreWords(note);
    if (padsUntold)
        lines << NoticeWords::tr(
            "No weight tells where shortcuts pad with zeros: behind the other channels is assumed. Published CIFAR networks "
            "mostly pad around them; the field “shortcut” changes that.");
    addNames(lines, NoticeWords::tr("Not used:"), comparison.unexpected);
    addNames(lines, NoticeWords::tr("Not in the file:"), all.missing);
    addNames(lines, NoticeWords::tr("Of another shape:"), all.mismatched);
    notice.text = lines.join(QLatin1Char('\n'));
    return notice;
}

} // namespace residua::ui
