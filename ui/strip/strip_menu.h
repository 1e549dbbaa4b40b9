#pragma once

#include "ui/strip/strip_commands.h"
#include "ui/strip/strip_parts.h"

#include <QMenu>

namespace residua::ui {

/// The context menu of a part of the strip. What is not possible is grey and says why.
class StripMenu : public QMenu {
    Q_OBJECT

public:
    StripMenu(const ResNetSpec &spec, const StripPart &part, QWidget *parent);

Q_SIGNALS:
    void chosen(int stage, residua::ui::StripCommand command);
    /// The depth or width of `stage` is to be typed.
    void numberChosen(int stage, bool depth);

private:
    QAction *add(const QString &text, const ResNetSpec &spec, int stage, StripCommand command);
    void addStage(const ResNetSpec &spec, int stage);
};

} // namespace residua::ui
