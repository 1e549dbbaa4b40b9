#include "ui/views/status_text.h"

#include "ui/state/words.h"
#include "ui/views/details.h"

#include "core/compare/compare.h"
#include "core/report/duration.h"
#include "core/report/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace residua::ui {

namespace {

struct StatusWords {
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};

QString firstLine(const QString &text)
{
    return text.section(u'\n', 0, 0);
}

constexpr qsizetype longestName = 28;

/// One total of the network on show, of the baseline, and of the network before its last edit.
struct Amounts {
    std::int64_t now = 0, baseline = 0, before = 0;
};

/// `pattern` has a place for the value: "%1 parameters". `against`: who the first difference is to; empty afterwards.
TotalText total(const QString &pattern, const Amounts &amounts, const CountFormat &format, const QString &name, const Baseline &baseline,
                QString &against)
{
    const auto thousands = [](std::int64_t count) { return QString::fromStdString(formatThousands(count)); };
    TotalText total{pattern.arg(QString::fromStdString(format(amounts.now))), StatusWords::tr("%1: %2").arg(name, thousands(amounts.now))};
    const std::int64_t difference = costDifference(amounts.baseline, amounts.now), edit = costDifference(amounts.before, amounts.now);
    if (difference != 0) {
        const QString words = signedWords(difference, format);
        total.text += against.isEmpty() ? QStringLiteral(" (%1)").arg(words)
                                        : QStringLiteral(" (%1)").arg(StatusWords::tr("%1 against %2").arg(words, against));
        against.clear();
        total.toolTip += u'\n'
            + StatusWords::tr("%1: %2, difference %3")
                  .arg(shownName(baseline.name), thousands(amounts.baseline), signedWordsOf(difference, amounts.baseline, formatThousands));
    }
    if (edit != 0)
        total.toolTip += u'\n' + StatusWords::tr("the last edit: %1").arg(signedWordsOf(edit, amounts.before, formatThousands));
    return total;
}

QString resultText(const RunResult &result, bool current)
{
    QStringList best;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, result.facts.top.size()); ++i)
        best << className(result.facts.top[i]).section(u',', 0, 0) + u' ' + percentWords(result.facts.top[i].probability);
    QString text = best.isEmpty()
        ? QStringLiteral("%1: %2").arg(result.input, QString::fromStdString(formatDuration(result.trace.milliseconds, 0)))
        : best.join(QStringLiteral(", "));
    if (hasRandomWeights(result))
        text = StatusWords::tr("random weights: %1").arg(text);
    return current ? text : StatusWords::tr("before the last edit: %1").arg(text);
}

} // namespace

std::vector<TotalText> totalTexts(const NetworkState &network)
{
    const Model &model = *network.snapshot()->model;
    const Baseline &baseline = network.baseline();
    const Totals &now = model.profile.totals, &base = baseline.model->profile.totals;
    const Totals &before = network.lastChange().any ? network.lastChange().before : now;
    const std::int64_t peak = network.snapshot()->peak.bytes;
    QString against = shownName(baseline.name);
    if (against.size() > longestName)
        against = against.left(longestName - 1) + u'…';
    const auto macs = [counting = model.counting](std::int64_t count) { return countText(count, counting).toStdString(); };
    std::vector<TotalText> texts;
    const auto add = [&](const QString &pattern, const Amounts &amounts, const CountFormat &format, const QString &name) {
        texts.push_back(total(pattern, amounts, format, name, baseline, against));
    };
    add(StatusWords::tr("%1 parameters"), {now.parameters, base.parameters, before.parameters}, formatCount, StatusWords::tr("parameters"));
    add(QStringLiteral("%1"), {now.macs, base.macs, before.macs}, macs, countDescription(model.counting));
    add(StatusWords::tr("activations %1"), {now.activationBytes, base.activationBytes, before.activationBytes}, formatBytes,
        StatusWords::tr("bytes of all activations, one image, float32"));
    add(StatusWords::tr("inference peak %1"), {peak, baseline.peakBytes, peak}, formatBytes,
        StatusWords::tr("most bytes of activations at once, each freed after its last reader"));
    texts.back().toolTip += u'\n'
        + StatusWords::tr("reached in %1")
              .arg(QString::fromStdString(model.graph.nodes[static_cast<std::size_t>(network.snapshot()->peak.node)].path));
    return texts;
}

QString confirmationText(const Confirmation &confirmation)
{
    switch (confirmation.state) {
    case Confirmation::State::Waiting: return StatusWords::tr("opening libtorch…");
    case Confirmation::State::Checking: return StatusWords::tr("checking…");
    case Confirmation::State::Confirmed:
        return StatusWords::tr("live · confirmed by libtorch in %1")
            .arg(QString::fromStdString(formatDuration(confirmation.milliseconds, 1)));
    case Confirmation::State::Refused: return StatusWords::tr("libtorch objects: %1").arg(firstLine(confirmation.message));
    case Confirmation::State::Missing: return StatusWords::tr("libtorch is missing: numbers are arithmetic only");
    }
    return {};
}

QString runText(const RunState &state, const RunResult *result, bool current)
{
    switch (state.state) {
    case RunState::State::Running: return {};
    case RunState::State::Stopping:
        return state.message.isEmpty() ? StatusWords::tr("stopping…")
                                       : StatusWords::tr("stopping: waits for %1; the window can be closed").arg(state.message);
    case RunState::State::Stopped: return StatusWords::tr("run stopped");
    case RunState::State::Failed: return StatusWords::tr("run failed: %1").arg(firstLine(state.message));
    case RunState::State::Idle:
    case RunState::State::Done: break;
    }
    return result ? resultText(*result, current) : QString();
}

} // namespace residua::ui
