#include "app/cli/command.h"

#include "core/data/error.h"
#include "core/data/leftovers.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <execinfo.h>
#include <memory>
#include <mutex>
#include <new>
#include <pthread.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace residua::cli {
namespace {

/// Turns SIGINT into a stop request. Only one thread ever sees the signal, so that no code runs in a signal handler.
/// `waits` is set by the command that stops by itself, which has half a second for it; every other is ended at once (files are written
/// whole or not at all).
std::stop_token watchInterrupts(bool waits)
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    auto source = std::make_shared<std::stop_source>();
    std::thread([signals, source, waits] {
        int number = 0;
        sigwait(&signals, &number);
        if (waits) {
            source->request_stop();
            constexpr timespec patience{0, 300'000'000}; // of half a second, for what does not look for a stop: a process needs time to end
            ::sigtimedwait(&signals, nullptr, &patience);
            writeMessage("interrupted");
        }
        // A file gets its name in a moment; on a disk that takes longer, its temporary is removed by the next save into that folder.
        const std::unique_lock naming(fileNaming(), std::chrono::milliseconds(waits ? 150 : 400));
        ::_exit(status::interrupted);
    }).detach();
    return source->get_token();
}

int statusOf(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Usage: return status::usage;
    case ErrorKind::Input: return status::input;
    case ErrorKind::OutOfMemory:
    case ErrorKind::Device: return status::device;
    case ErrorKind::Failed: break;
    }
    return status::failed;
}

void describe(CLI::App &app)
{
    app.name("residua-cli");
    app.description("Residual networks: module tree, layer table, picture and forward pass.");
    app.set_version_flag("--version", "residua-cli " RESIDUA_VERSION, "Print the version");
    app.set_help_flag("-h,--help", "Print this help");
    app.require_subcommand(1);
    app.get_formatter()->column_width(34);
    app.get_formatter()->label("SUBCOMMAND", "COMMAND");
    app.get_formatter()->label("REQUIRED", "");
    app.footer("Examples:\n"
               "  residua-cli tree resnet50\n"
               "  residua-cli summary resnet50 --level block\n"
               "  residua-cli graph resnet50 --level block --output resnet50.svg\n"
               "  residua-cli run resnet18 --image cat.jpg --weights resnet18.safetensors\n"
               "  residua-cli show resnet50 --set stages.2.depth=23 > mine.residua.json\n"
               "\n\"residua-cli COMMAND --help\" tells more. Data go to standard output, messages to standard error.\n"
               "Exit status: 0 done, 1 failed, 2 wrong usage, 3 bad input, 4 out of memory or device trouble,\n"
               "5 a budget exceeded, 130 interrupted.");
}

/// CLI11's sentence as one line with a hint.
int refuse(const CLI::App &app, const CLI::ParseError &error)
{
    std::string text = error.what();
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    for (char &c : text)
        c = c == '\n' ? ' ' : c;
    const auto chosen = app.get_subcommands();
    writeMessage(text + " (see residua-cli " + (chosen.empty() ? "" : chosen.front()->get_name() + " ") + "--help)");
    return status::usage;
}

/// The arguments, last first, as CLI11 takes them. After `--over KEY=LIST` more of them may follow without the option's name. CLI11 would
/// split a whole argument "[a,b]" of a list option at the comma, though only `validate` has one and means a file.
std::vector<std::string> arguments(int argc, char **argv)
{
    std::vector<std::string> words;
    const bool sweeps = argc > 1 && argv[1] == std::string_view("sweep");
    bool over = false;
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const bool named = i > 1 && argv[i - 1] == std::string_view("--over");
        over = sweeps && (named || word.rfind("--over=", 0) == 0 || (over && !word.empty() && word.front() != '-'));
        if (over && !named && word.front() != '-' && word.find('=') != std::string_view::npos)
            words.emplace_back("--over");
        const bool split = i > 1 && argv[1] == std::string_view("validate") && word.size() > 1 && word.front() == '[' && word.back() == ']';
        words.push_back((split ? "./" : "") + std::string(word));
    }
    std::reverse(words.begin(), words.end());
    return words;
}

/// What CLI11 takes for a value that is not given: "" of a variable of the shell that is not set.
void refuseEmptyValues(const CLI::App &app)
{
    for (const CLI::App *command : app.get_subcommands())
        for (const CLI::Option *option : command->get_options())
            for (const std::string &value : option->results())
                if (value.empty() && option->get_items_expected_min() > 0) // else the name alone is enough
                    throw CLI::ValidationError(option->get_name(), "\"\" was given: expected a value, or leave the option out");
}

int run(int argc, char **argv)
{
    CLI::App app;
    CommandTable table{app, {}};
    describe(app);
    for (const auto add : {addPresets, addShow, addSummary, addTree, addGraph, addDiff, addFit, addAdvise, addSweep, addRun, addExport,
                           addWeights, addValidate, addInfer, addDoctor, addCompletion})
        add(table);
    bool manual = false;
    app.add_flag_callback(
        "--help-man",
        [&manual] {
            manual = true;
            throw CLI::Success();
        },
        "Print the manual page (roff)");
    try {
        app.parse(arguments(argc, argv));
        refuseEmptyValues(app);
    } catch (const CLI::CallForHelp &) {
        writeOut(app.help());
        return status::done;
    } catch (const CLI::CallForVersion &version) {
        writeOut(std::string(version.what()) + "\n");
        return status::done;
    } catch (const CLI::Success &) {
        if (manual)
            writeOut(manualPage(app));
        return status::done;
    } catch (const CLI::ParseError &error) {
        return refuse(app, error);
    }
    int result = status::interrupted;
    try {
        result = table.chosen({watchInterrupts(app.got_subcommand("run") || app.got_subcommand("sweep") || app.got_subcommand("weights"))});
    } catch (const Interrupted &) {
        writeMessage("interrupted; nothing was written");
    }
    return result;
}

int outOfMemory()
{
    writeMessage("out of memory: close other programs, or use a smaller architecture, input or batch");
    return status::device;
}

std::atomic<bool> memoryEnded = false;

/// In place of what `operator new` does by itself.
void noteWantOfMemory()
{
    memoryEnded = true;
    throw std::bad_alloc();
}

/// Memory may also end in a destructor, which can't throw (nlohmann::json's allocate). Files are written whole or not at all, so that the
/// program can end there as anywhere else.
void endForWantOfMemory()
{
    try {
        if (const std::exception_ptr thrown = std::current_exception())
            std::rethrow_exception(thrown);
    } catch (const std::bad_alloc &) {
        ::_exit(outOfMemory());
    } catch (...) { // what it is stands in the core file
    }
    if (!std::current_exception() && memoryEnded) // thrown while another was on its way
        ::_exit(outOfMemory());
    std::abort();
}

int runOrSayWhyNot(int argc, char **argv)
{
    try {
        return run(argc, argv);
    } catch (const Error &error) {
        writeMessage(error.what());
        return statusOf(error.kind());
    } catch (const std::bad_alloc &) {
        return outOfMemory();
    } catch (const std::exception &error) {
        const auto *system = dynamic_cast<const std::system_error *>(&error);
        if (system && system->code() == std::errc::resource_unavailable_try_again) // a thread has no room
            return outOfMemory();
        writeMessage("internal error: " + std::string(error.what()));
        return status::failed;
    }
}

} // namespace
} // namespace residua::cli

int main(int argc, char **argv)
{
    using namespace residua::cli;
    guardDescriptors();
    ::setenv("ONEDNN_VERBOSE", "none", 0); // else oneDNN tells of its troubles among our data
    void *frame = nullptr;
    ::backtrace(&frame, 1); // glibc's part in unwinding asks for memory at its first use: where that lacked it would abort
    std::set_terminate(endForWantOfMemory);
    std::set_new_handler(noteWantOfMemory);
    const int result = runOrSayWhyNot(argc, argv);
#ifndef __SANITIZE_ADDRESS__
    // Everything is written. Taking libtorch down in order would cost a tenth of the time of a summary.
    ::_exit(result);
#endif
    return result;
}
