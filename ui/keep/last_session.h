#pragma once

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace residua::ui {

/// A window as it was when the program was left.
struct LastWindow {
    QString path;           ///< of its document; empty: it had no file
    std::string document;   ///< a workspace, where there is no file
    QString name;           ///< as the window called it
    std::string view;       ///< how it was shown: the JSON of a ViewState
    qint64 current = 0;     ///< the variant on show
    QString image, weights; ///< their files; or the name of a sample image
    bool operator==(const LastWindow &) const = default;
};

/// Written to the state folder. Throws Error(Failed).
void saveLastSession(const std::vector<LastWindow> &windows);

/// Empty where there is none, or it cannot be read.
std::vector<LastWindow> readLastSession() noexcept;

} // namespace residua::ui
