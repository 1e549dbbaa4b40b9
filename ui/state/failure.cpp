#include "ui/state/failure.h"

#include "ui/state/core_words.h"

#include "core/data/error.h"

#include <QCoreApplication>

#include <new>

namespace residua::ui {

namespace {

struct FailureWords {
    Q_DECLARE_TR_FUNCTIONS(Failure)
};

/// Of the exception that is being handled. May throw std::bad_alloc.
QString failureWords()
{
    try {
        throw;
    } catch (const Error &error) {
        return coreWords(error.what());
    } catch (const std::bad_alloc &) {
        throw;
    } catch (const std::exception &error) {
        return FailureWords::tr("Internal error: %1. Please report it.")
            .arg(QString::fromUtf8(error.what()).section(QLatin1Char('\n'), 0, 0));
    } catch (...) {
        return FailureWords::tr("Internal error. Please report it.");
    }
}

} // namespace

QString wordsOfFailure() noexcept
{
    try {
        return failureWords();
    } catch (const std::bad_alloc &) {
        // Untranslated: a translation takes memory.
        return QStringLiteral("There is not enough memory for this. Use a smaller input or network, or close other programs.");
    }
}

} // namespace residua::ui
