#include "ui/views/status_text.h"

#include "ui/state/words.h"
#include "ui/views/details.h"

#include "core/data/memory.h"
#include "core/report/format.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>
#include <functional>

namespace residua::ui {

namespace {

struct StatusWords {
    Q_DECLARE_TR_FUNCTIONS(StatusText)
};

using Format = std::function<std::string(std::int64_t)>;

/// With a sign, always: "+4.76 M", "−36.9 K".
QString signedText(std::int64_t value, const Format &format)
{
    return value < 0 ? QStringLiteral("−") + QString::fromStdString(format(-value))
                     : QStringLiteral("+") + QString::fromStdString(format(value));
}

QString firstLine(const QString &text)
{
    return text.section(u'\n', 0, 0);
}

/// `pattern` has a place for the value: "%1 parameters".
TotalText total(const QString &pattern, std::int64_t value, std::int64_t before, const Format &format, const QString &name)
{
    TotalText total{pattern.arg(QString::fromStdString(format(value))),
                    StatusWords::tr("%1: %2").arg(name, QString::fromStdString(formatThousands(value)))};
    if (value == before)
        return total;
    const std::int64_t difference = value - before;
    total.text += QStringLiteral(" (%1)").arg(signedText(difference, format));
    total.toolTip += u'\n'
        + StatusWords::tr("before the last edit: %1, difference %2")
              .arg(QString::fromStdString(formatThousands(before)), signedText(difference, formatThousands));
    if (before > 0) {
        const double percent = 100.0 * static_cast<double>(difference) / static_cast<double>(before);
        total.toolTip +=
            QStringLiteral(" (%1%2 %)")
                .arg(percent < 0 ? QStringLiteral("−") : QStringLiteral("+"), QString::fromStdString(formatFixed(std::abs(percent), 1)));
    }
    return total;
}

QString resultText(const RunResult &result, bool current)
{
    QStringList best;
    for (std::size_t i = 0; i < std::min<std::size_t>(2, result.facts.top.size()); ++i)
        best << className(result.facts.top[i]).section(u',', 0, 0) + u' ' + percentWords(result.facts.top[i].probability);
    QString text = best.isEmpty()
        ? StatusWords::tr("%1: %2 ms").arg(result.input, QString::fromStdString(formatFixed(result.trace.milliseconds, 0)))
        : best.join(QStringLiteral(", "));
    if (hasRandomWeights(result))
        text = StatusWords::tr("random weights: %1").arg(text);
    return current ? text : StatusWords::tr("before the last edit: %1").arg(text);
}

} // namespace

std::vector<TotalText> totalTexts(const Snapshot &snapshot, const LastChange &change)
{
    const Totals &now = snapshot.model->profile.totals;
    const Totals &before = change.any ? change.before : now;
    const std::int64_t peak = peakActivationBytes(*snapshot.model);
    return {
        total(StatusWords::tr("%1 parameters"), now.parameters, before.parameters, formatCount, StatusWords::tr("parameters")),
        total(
            QStringLiteral("%1"), now.macs, before.macs,
            [counting = snapshot.model->counting](std::int64_t count) { return countText(count, counting).toStdString(); },
            countDescription(snapshot.model->counting)),
        total(StatusWords::tr("activations %1"), now.activationBytes, before.activationBytes, formatBytes,
              StatusWords::tr("bytes of all activations, one image, float32")),
        total(StatusWords::tr("inference peak %1"), peak, peak, formatBytes,
              StatusWords::tr("most bytes of activations at once, each freed after its last reader")),
    };
}

QString confirmationText(const Confirmation &confirmation)
{
    switch (confirmation.state) {
    case Confirmation::State::Waiting: return StatusWords::tr("opening libtorch…");
    case Confirmation::State::Checking: return StatusWords::tr("checking…");
    case Confirmation::State::Confirmed:
        return StatusWords::tr("live · confirmed by libtorch in %1 ms")
            .arg(QString::fromStdString(formatFixed(confirmation.milliseconds, 1)));
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
