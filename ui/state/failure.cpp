#include "ui/state/failure.h"

#include "core/data/engine.h"

#include <new>

namespace residua::ui {

QString failureOf(const std::function<void()> &action)
{
    try {
        action();
        return {};
    } catch (const Error &error) {
        return QString::fromUtf8(error.what());
    } catch (const std::bad_alloc &) {
        return QStringLiteral("There is not enough memory for this. Use a smaller input or network, or close other programs.");
    } catch (const std::exception &error) {
        return QStringLiteral("Internal error: %1. Please report it.")
            .arg(QString::fromUtf8(error.what()).section(QLatin1Char('\n'), 0, 0));
    }
}

} // namespace residua::ui
