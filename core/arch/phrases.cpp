#include "core/arch/phrases.h"

#include "core/arch/assert.h"

#include <atomic>

namespace residua {

namespace {

std::atomic<PhraseTranslator> currentTranslator = nullptr;

} // namespace

void setPhraseTranslator(PhraseTranslator translator)
{
    currentTranslator = translator;
}

std::string phrase(const char *context, const char *english)
{
    const PhraseTranslator translator = currentTranslator;
    return translator ? translator(context, english) : english;
}

std::string filled(const std::string &text, std::initializer_list<std::string> values)
{
    RESIDUA_ASSERT(values.size() < 10);
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::size_t place = text[i] == '%' && i + 1 < text.size() ? static_cast<std::size_t>(text[i + 1] - '1') : values.size();
        if (place < values.size()) {
            result += values.begin()[place];
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace residua
