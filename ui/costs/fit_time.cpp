#include "ui/costs/fit_time.h"

#include "core/report/pass.h"

#include <QRegularExpression>

#include <cmath>
#include <utility>

namespace residua::ui {

std::optional<std::int64_t> parseTime(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\s*(\\d{1,9}(?:[.,]\\d{1,9})?)\\s*(s|ms|us|µs|μs)?\\s*$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2);
    const double scale = unit == u"s" ? 1e9 : unit.isEmpty() || unit == u"ms" ? 1e6 : 1e3;
    const double nanoseconds = match.captured(1).replace(QLatin1Char(','), QLatin1Char('.')).toDouble() * scale;
    if (nanoseconds < 1)
        return std::nullopt;
    return static_cast<std::int64_t>(std::llround(nanoseconds));
}

MeasuredCost timeOf(std::shared_ptr<Engine> engine, const std::string &device, const std::stop_token &stop,
                    std::function<void(int tried)> tell)
{
    return [engine = std::move(engine), device, stop, tell = std::move(tell), tried = 0](const ResNetSpec &spec) mutable -> std::int64_t {
        constexpr int passes = 5;
        RunOptions options;
        options.device = device;
        options.times = false;
        options.stop = stop;
        const ModelPtr model = makeModel(spec);
        refuseLargePass(*model, options, false);
        const std::unique_ptr<Network> network = engine->build(model);
        network->initialise(0);
        const std::optional<double> milliseconds = medianPass(*network, noisePassInput(*model, 0).tensor, options, passes);
        if (!milliseconds)
            throw FitStopped{};
        tell(++tried);
        return static_cast<std::int64_t>(std::llround(*milliseconds * 1e6));
    };
}

} // namespace residua::ui
