#include "app/cli/arch_input.h"
#include "app/cli/command.h"
#include "app/cli/sweep_resume.h"
#include "app/cli/sweep_runner.h"

#include "core/arch/visible.h"
#include "core/compare/sweep.h"
#include "core/data/error.h"
#include "core/data/memory.h"
#include "core/report/duration.h"
#include "core/report/format.h"
#include "core/report/pass.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <memory>
#include <thread>
#include <unistd.h>

namespace residua::cli {

namespace {

using Clock = std::chrono::steady_clock;

// Totals that a measurement adds to a line.
constexpr const char *kTime = "milliseconds", *kComputedPeak = "inference_peak_bytes", *kMeasuredPeak = "measured_peak_bytes";

struct SweepCommand {
    ArchOptions arch;
    std::vector<std::string> over;
    std::string shard, measure, resume;
    int jobs = 0, repeat = 5;
    bool arithmetic = false, unordered = false;
    const CLI::Option *repeatOption = nullptr;
};

std::vector<SweepAxis> axesOf(const SweepCommand &command)
{
    std::vector<SweepAxis> axes;
    for (const std::string &text : command.over) {
        auto read = parseAxis(text);
        if (const auto *problem = std::get_if<std::string>(&read))
            throw Error(ErrorKind::Usage, "--over " + inQuotes(text) + ": " + *problem);
        axes.push_back(std::get<SweepAxis>(std::move(read)));
        for (std::size_t i = 0; i + 1 < axes.size(); ++i) {
            if (axes[i].key == axes.back().key)
                throw Error(ErrorKind::Usage, "--over " + inQuotes(axes[i].key) + " is given twice; write all of its values in one list");
        }
    }
    if (!combinations(axes))
        throw Error(ErrorKind::Usage,
                    "these lists make more than " + formatThousands(Sweep::most) + " combinations; sweep over fewer values");
    return axes;
}

std::pair<std::uint64_t, std::uint64_t> rangeOf(const SweepCommand &command, std::uint64_t size)
{
    if (command.shard.empty())
        return {0, size};
    std::uint64_t part = 0, parts = 0;
    const char *at = command.shard.data(), *end = at + command.shard.size();
    const auto first = std::from_chars(at, end, part);
    bool good = first.ec == std::errc() && first.ptr != end && *first.ptr == '/';
    if (good) {
        const auto second = std::from_chars(first.ptr + 1, end, parts);
        good = second.ec == std::errc() && second.ptr == end && part >= 1 && part <= parts && parts <= Sweep::most;
    }
    if (!good)
        throw Error(ErrorKind::Usage, "--shard " + inQuotes(command.shard) + ": expected I/N with I from 1 to N, for example 3/8");
    return shard(size, part, parts);
}

Trace wholePass(Network &network, const Tensor &input, const RunOptions &options)
{
    Trace trace = network.run(input, options);
    if (!trace.complete || options.stop.stop_requested())
        throw Interrupted{};
    return trace;
}

/// How far the sweep is, on one line of a terminal.
class ProgressLine {
public:
    explicit ProgressLine(std::uint64_t size) : m_size(size), m_shown(::isatty(STDERR_FILENO) == 1), m_begin(Clock::now()) {}
    ~ProgressLine() { write(m_drawn ? "\r\033[K" : ""); }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    void show(std::uint64_t done)
    {
        const Clock::time_point now = Clock::now();
        if (!m_shown || now - m_last < std::chrono::milliseconds(200))
            return;
        m_last = now;
        const double seconds = std::chrono::duration<double>(now - m_begin).count();
        const double left = done ? seconds / static_cast<double>(done) * static_cast<double>(m_size - done) : 0;
        write("\r\033[K" + formatThousands(static_cast<std::int64_t>(done)) + " of " + formatThousands(static_cast<std::int64_t>(m_size))
              + " combinations" + (done ? ", about " + formatDuration(1000 * left) + " left" : ""));
        m_drawn = true;
    }

private:
    std::uint64_t m_size;
    bool m_shown, m_drawn = false;
    Clock::time_point m_begin, m_last;

    static void write(const std::string &text)
    {
        // A terminal that is gone needs no progress.
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
    }
};

/// Answers one combination after the other, from several threads.
class SweepAnswers {
public:
    SweepAnswers(const SweepCommand &command, const Sweep &sweep, std::stop_token stop)
        : m_command(command), m_sweep(sweep), m_stop(std::move(stop))
    {
        if (command.arithmetic)
            return;
        m_engine = openEngine();
        if (command.arch.threads > 0)
            m_engine->setThreads(command.arch.threads);
    }

    std::string line(std::uint64_t index)
    {
        const SpecOrProblems read = m_sweep.at(index);
        if (const auto *problems = std::get_if<std::vector<Problem>>(&read)) {
            ++m_refused;
            return m_sweep.line(index, *problems);
        }
        const ResNetSpec &spec = std::get<ResNetSpec>(read);
        if (m_command.arithmetic && m_command.measure.empty())
            return m_sweep.line(index, totalsOf(spec, m_command.arch.batch));
        const ModelPtr model = makeModel(spec, m_command.arch.batch);
        std::vector<std::pair<std::string, double>> measured;
        if (m_command.measure == "memory")
            measured.emplace_back(kComputedPeak, static_cast<double>(activationPeak(*model).bytes));
        try {
            if (m_engine)
                confirm(model, measured); // and measures
        } catch (const Error &error) {
            throw Error(error.kind(), m_sweep.words(index) + ": " + error.what());
        }
        return m_sweep.line(index, model->profile.totals, measured);
    }

    std::uint64_t refused() const { return m_refused; }

private:
    const SweepCommand &m_command;
    const Sweep &m_sweep;
    const std::stop_token m_stop;
    std::shared_ptr<Engine> m_engine;
    std::atomic<std::uint64_t> m_refused = 0;

    void confirm(const ModelPtr &model, std::vector<std::pair<std::string, double>> &measured) const
    {
        if (m_command.measure.empty()) {
            confirmLive(*model, *m_engine->build(model));
            return;
        }
        refuseLargePass(*model, {}, false);
        const auto network = m_engine->build(model);
        confirmLive(*model, *network);
        network->initialise(0);
        const Tensor input = noisePassInput(*model, 0).tensor;
        RunOptions options;
        options.times = false;
        options.stop = m_stop;
        if (m_command.measure == "time") {
            const std::optional<double> time = medianPass(*network, input, options, m_command.repeat);
            if (!time)
                throw Interrupted{};
            measured.emplace_back(kTime, *time);
        } else {
            options.memory = true;
            measured.emplace_back(kMeasuredPeak, static_cast<double>(wholePass(*network, input, options).peakBytes));
        }
    }
};

void checkUsage(const SweepCommand &command)
{
    if (command.over.empty())
        throw Error(ErrorKind::Usage, "give --over KEY=VALUE,VALUE,... at least once");
    if (command.arithmetic && command.measure == "time")
        throw Error(ErrorKind::Usage, "--measure time runs each variant, which --arithmetic forbids; leave one of them out");
    if (command.repeatOption->count() > 0 && command.measure != "time")
        throw Error(ErrorKind::Usage, "--repeat belongs to --measure time");
}

/// The total that tells a line with the measurement from one without; empty where nothing is measured.
std::string measuredTotal(const SweepCommand &command)
{
    if (command.measure.empty())
        return {};
    return command.measure == "time" ? kTime : command.arithmetic ? kComputedPeak : kMeasuredPeak;
}

int jobsOf(const SweepCommand &command)
{
    if (command.jobs > 0)
        return command.jobs;
    // Passes beside each other would measure each other, and each takes memory.
    const bool passes = !command.measure.empty() && !command.arithmetic;
    return passes ? 1 : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

int sweepOver(const SweepCommand &command, const Console &console)
{
    checkUsage(command);
    const std::vector<SweepAxis> axes = axesOf(command);
    const Sweep sweep(loadSpec(command.arch), axes);
    const auto [begin, end] = rangeOf(command, sweep.size());
    Resumed resumed;
    if (!command.resume.empty())
        resumed = resumedFrom(command.resume, sweep, measuredTotal(command), command.arch.batch, begin, end);
    SweepAnswers answers(command, sweep, console.stop);
    std::uint64_t written = 0;
    SweepWork work{.begin = begin, .end = end, .jobs = jobsOf(command), .unordered = command.unordered, .stop = console.stop};
    work.answer = [&](std::uint64_t index) {
        return !resumed.answered.empty() && resumed.answered[index] ? std::string() : answers.line(index);
    };
    work.write = [&written](const std::string &line) {
        writeOut(line); // a whole line at once: whoever ends us leaves none torn
        ++written;
    };
    bool whole = false;
    try {
        ProgressLine progress(end - begin);
        work.progress = [&progress](std::uint64_t done) { progress.show(done); };
        whole = runSweep(work);
    } catch (const Interrupted &) {
    }
    if (!whole) {
        writeMessage("interrupted after " + std::to_string(written) + " lines; --resume FILE goes on where FILE ends");
        return status::interrupted;
    }
    const std::uint64_t refused = answers.refused() + resumed.refused;
    if (refused == 0)
        return status::done;
    writeMessage(std::to_string(refused) + " of " + std::to_string(end - begin) + " combinations have problems; their lines say which");
    return status::input;
}

} // namespace

void addSweep(CommandTable &table)
{
    auto [command, options] = table.add<SweepCommand>("sweep", sweepOver);
    addArchOptions(command, options.arch);
    addRepeatable(command, "--over", options.over, "Values of a key, comma-separated or a JSON array; the last key runs fastest")
        ->type_name("KEY=LIST");
    command.add_option("--jobs", options.jobs, "Combinations at once (default: one for each core; one where they are run)")
        ->check(range(1, 1024))
        ->type_name("N");
    command.add_option("--shard", options.shard, "Only part I (from 1) of N equal parts")->type_name("I/N");
    command.add_flag("--arithmetic", options.arithmetic, "Count by arithmetic alone, without the live model (and without libtorch)");
    addChoice(command, "--measure", options.measure, {"time", "memory"},
              "Run each variant; add the median time of a pass, or the memory that one takes, computed and measured");
    options.repeatOption = command.add_option("--repeat", options.repeat, "Passes of --measure time, after one to warm up (default 5)")
                               ->check(range(1, 100000))
                               ->type_name("N");
    command.add_option("--resume", options.resume, "Skip the combinations that this file has")->type_name("FILE");
    command.add_flag("--unordered", options.unordered, "Write each line as soon as it is done");
}

} // namespace residua::cli
