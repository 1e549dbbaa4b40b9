#include "app/cli/command.h"
#include "app/cli/options.h"

#include "core/arch/presets.h"

#include <algorithm>

namespace residua::cli {

namespace {

/// One option or positional as completion and manual see it.
struct Word {
    std::vector<std::string> names; ///< "--help", "-h"; empty: positional
    std::string help;
    std::vector<std::string> choices; ///< empty: anything
    std::string value;                ///< what stands for the value in the manual; empty: a flag
    bool file = false;
    bool arch = false;
};

/// The choices in a type text such as "{text,json}".
std::vector<std::string> choicesOf(const std::string &type)
{
    const auto open = type.find('{'), close = type.rfind('}');
    if (open == std::string::npos || close == std::string::npos || close < open)
        return {};
    return CLI::detail::split(type.substr(open + 1, close - open - 1), ',');
}

/// Whether a positional of this name is an architecture.
bool isArch(const std::string &name)
{
    return name == "ARCH" || name == "A" || name == "B";
}

std::vector<Word> wordsOf(const CLI::App &command)
{
    std::vector<Word> words;
    for (const CLI::Option *option : command.get_options()) {
        Word word;
        word.help = option->get_description();
        for (const std::string &name : option->get_lnames())
            word.names.push_back("--" + name);
        for (const std::string &name : option->get_snames())
            word.names.push_back("-" + name);
        const std::string type = option->get_type_name();
        word.choices = choicesOf(type);
        if (option->get_items_expected_max() > 0)
            word.value = !word.choices.empty() ? type.substr(type.find('{')) : option->get_positional() ? option->get_name() : type;
        word.arch = option->get_positional() && isArch(option->get_name());
        word.file = word.arch || type == "FILE" || type == "DIR";
        words.push_back(std::move(word));
    }
    return words;
}

std::string joined(const std::vector<std::string> &parts, const std::string &between)
{
    std::string text;
    for (const std::string &part : parts)
        text += (text.empty() ? "" : between) + part;
    return text;
}

std::vector<const CLI::App *> commandsOf(const CLI::App &app)
{
    return app.get_subcommands([](const CLI::App *command) { return !command->get_group().empty(); });
}

std::string bashCompletion(const CLI::App &app)
{
    std::string names, cases, values;
    for (const CLI::App *command : commandsOf(app)) {
        names += (names.empty() ? "" : " ") + command->get_name();
        std::string options, positional;
        for (const Word &word : wordsOf(*command)) {
            options.append(options.empty() ? "" : " ").append(joined(word.names, " "));
            if (word.names.empty())
                positional = word.arch ? joined(presetNames(), " ") : joined(word.choices, " ");
            else if (!word.choices.empty())
                values += "        " + command->get_name() + word.names.front() + ") COMPREPLY=($(compgen -W '" + joined(word.choices, " ")
                    + "' -- \"$word\")); return ;;\n";
            else if (!word.value.empty())
                values += "        " + command->get_name() + word.names.front() + ") "
                    + (word.file ? "COMPREPLY=($(compgen -f -- \"$word\"))" : "COMPREPLY=()") + "; return ;;\n";
        }
        cases += "        " + command->get_name() + ") options='" + options + "'; words='" + positional + "' ;;\n";
    }
    return "# bash completion for residua-cli: source this file, or put it into bash-completion's folder.\n_residua_cli() {\n"
           "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} options words\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n        COMPREPLY=($(compgen -W '"
        + names + " --help --version' -- \"$word\")); return\n    fi\n    case \"$command$before\" in\n" + values
        + "    esac\n    case \"$command\" in\n" + cases
        + "    esac\n    case \"$word\" in\n        -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;;\n"
          "        *) COMPREPLY=($(compgen -W \"$words\" -- \"$word\") $(compgen -f -- \"$word\")) ;;\n    esac\n}\n"
          "complete -o filenames -F _residua_cli residua-cli\n";
}

/// Text inside zsh's or fish's single quotes, without the signs that zsh's _arguments would read.
std::string plain(std::string text)
{
    for (char &c : text) {
        if (c == '\'' || c == '[' || c == ']' || c == ':' || c == '\\')
            c = ' ';
    }
    return text;
}

std::string zshCompletion(const CLI::App &app)
{
    std::string commands, cases;
    for (const CLI::App *command : commandsOf(app)) {
        commands += "        '" + command->get_name() + ":" + plain(command->get_description()) + "'\n";
        cases += "        " + command->get_name() + ") _arguments -s";
        for (const Word &word : wordsOf(*command)) {
            const std::string action = word.arch
                ? ":ARCH:{ _alternative 'presets:preset:(" + joined(presetNames(), " ") + ")' 'files:file:_files' }"
                : !word.choices.empty() ? ":value:(" + joined(word.choices, " ") + ")"
                : word.file             ? ":file:_files"
                : word.value.empty()    ? ""
                                        : ":value: ";
            if (word.names.empty())
                cases += " \\\n            \"*" + action + "\"";
            for (const std::string &name : word.names)
                cases += " \\\n            '*" + name + "[" + plain(word.help) + "]" + action + "'";
        }
        cases += " ;;\n";
    }
    return "#compdef residua-cli\n_residua_cli() {\n    local -a commands=(\n" + commands
        + "    )\n    if (( CURRENT == 2 )); then\n        _describe command commands; return\n    fi\n"
          "    local command=$words[2]\n    shift words; (( CURRENT-- ))\n    case $command in\n"
        + cases
        + "    esac\n}\nif [ \"$funcstack[1]\" = _residua_cli ]; then _residua_cli \"$@\"; else compdef _residua_cli residua-cli; fi\n";
}

std::string fishCompletion(const CLI::App &app)
{
    std::string text = "# fish completion for residua-cli\n";
    for (const CLI::App *command : commandsOf(app))
        text += "complete -c residua-cli -n __fish_use_subcommand -a " + command->get_name() + " -d '" + plain(command->get_description())
            + "'\n";
    for (const CLI::App *command : commandsOf(app)) {
        const std::string lead = "complete -c residua-cli -n '__fish_seen_subcommand_from " + command->get_name() + "'";
        for (const Word &word : wordsOf(*command)) {
            if (word.names.empty()) {
                text += lead + " -a '" + (word.arch ? joined(presetNames(), " ") : joined(word.choices, " ")) + "'\n";
                continue;
            }
            text += lead;
            for (const std::string &name : word.names)
                text += name.rfind("--", 0) == 0 ? " -l " + name.substr(2) : " -s " + name.substr(1);
            text += word.choices.empty() ? word.value.empty() ? ""
                    : word.file                               ? " -rF"
                                                              : " -x"
                                         : " -xa '" + joined(word.choices, " ") + "'";
            text += " -d '" + plain(word.help) + "'\n";
        }
    }
    return text;
}

/// Text for roff: no line may begin with a control character, and a hyphen stays a hyphen.
std::string roff(const std::string &text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '-')
            out += '\\';
        out += c == '\\' ? std::string("e") : std::string(1, c);
        if (c == '\n')
            out += "\\&";
    }
    return out;
}

std::string roffWords(const CLI::App &command)
{
    std::string text;
    for (const Word &word : wordsOf(command)) {
        const std::string value = roff(word.value);
        text += ".TP\n";
        text += word.names.empty() ? "\\fI" + value + "\\fR"
                                   : "\\fB" + roff(joined(word.names, ", ")) + "\\fR" + (value.empty() ? "" : " \\fI" + value + "\\fR");
        text += "\n\\&" + roff(word.help) + ".\n";
    }
    return text;
}

} // namespace

void addCompletion(CommandTable &table)
{
    auto [command, shell] = table.add<std::string>("completion", [&app = table.app](const std::string &name) {
        writeOut(name == "bash" ? bashCompletion(app) : name == "zsh" ? zshCompletion(app) : fishCompletion(app));
        return status::done;
    });
    addChoice(command, "SHELL", shell, {"bash", "zsh", "fish"}, "The shell")->required();
}

std::string manualPage(const CLI::App &app)
{
    std::string text = ".TH RESIDUA\\-CLI 1 \"\" \"residua " RESIDUA_VERSION "\"\n.SH NAME\nresidua\\-cli \\- "
        + roff(app.get_description()) + "\n.SH SYNOPSIS\n.B residua\\-cli\n.I COMMAND\n[\\fIOPTIONS\\fR]\n.SH COMMANDS\n";
    for (const CLI::App *command : commandsOf(app))
        text += ".SS " + command->get_name() + "\n\\&" + roff(command->get_description()) + ".\n" + roffWords(*command) + ".PP\n.nf\n\\&"
            + roff(command->get_footer()) + "\n.fi\n";
    return text + ".SH NOTES\n.nf\n\\&" + roff(app.get_footer()) + "\n.fi\n";
}

} // namespace residua::cli
