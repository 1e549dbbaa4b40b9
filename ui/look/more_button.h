#pragma once

#include <QToolButton>

namespace residua::ui {

/// The mark "»" at the end of a bar, with a menu of what there is no room for.
class MoreButton : public QToolButton {
    Q_OBJECT

public:
    explicit MoreButton(QWidget *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionToolButton *option) const override;
};

} // namespace residua::ui
