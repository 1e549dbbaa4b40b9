#pragma once

#include "app/cli/console.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace residua::cli {

/// The command line as a table: each command adds itself, parsing sets `chosen`, `main` then runs it.
struct CommandTable {
    CLI::App &app;
    std::function<int(const Console &)> chosen;

    /// The command `name`, with its description and examples (command_texts.cpp), executed by `action(options)` or
    /// `action(options, console)`; what is parsed goes into `options`.
    template <class Options, class Action>
    std::pair<CLI::App &, Options &> add(std::string_view name, Action action)
    {
        const auto options = std::make_shared<Options>();
        CLI::App *command = describedCommand(name);
        command->callback([this, options, action] {
            chosen = [options, action](const Console &console) {
                if constexpr (std::is_invocable_v<Action, const Options &, const Console &>)
                    return action(*options, console);
                else
                    return action(*options);
            };
        });
        return {*command, *options};
    }

private:
    CLI::App *describedCommand(std::string_view name);
};

void addPresets(CommandTable &table);
void addShow(CommandTable &table);
void addSummary(CommandTable &table);
void addTree(CommandTable &table);
void addGraph(CommandTable &table);
void addDiff(CommandTable &table);
void addFit(CommandTable &table);
void addAdvise(CommandTable &table);
void addSweep(CommandTable &table);
void addRun(CommandTable &table);
void addExport(CommandTable &table);
void addWeights(CommandTable &table);
void addValidate(CommandTable &table);
void addInfer(CommandTable &table);
void addDoctor(CommandTable &table);
void addCompletion(CommandTable &table);

/// The manual page (roff), from the same table.
std::string manualPage(const CLI::App &app);

} // namespace residua::cli
