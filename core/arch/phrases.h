#pragma once

#include <initializer_list>
#include <string>

// Sentences for people, in whatever language the program that shows them speaks. What is written here is English.
namespace residua {

/// Gives what `english` is in the user's language, with the same places %1, %2, ...; called from any thread.
using PhraseTranslator = std::string (*)(const char *context, const char *english);

/// Has every phrase from here on from `translator`; null: as it is written. To be set before there are threads that make phrases.
void setPhraseTranslator(PhraseTranslator translator);

/// `english`, a whole sentence or a part of one, in the user's language; `context` says to translators what it is about. Both are literals
/// where this is called: lupdate collects them. Any thread.
std::string phrase(const char *context, const char *english);

/// Marks a phrase of a table for lupdate, and leaves it as it is; `phrase` then takes it from there.
constexpr const char *noted(const char * /*context*/, const char *english)
{
    return english;
}

/// `text` with `values` in its places: %1 is the first, up to %9. What stands in a value is not looked at.
std::string filled(const std::string &text, std::initializer_list<std::string> values);

} // namespace residua
