#pragma once

#include "ui/forms/field.h"
#include "ui/forms/form_edits.h"
#include "ui/forms/row_menu.h"

class QHBoxLayout;
class QRadioButton;
class QVBoxLayout;

namespace residua::ui {

/// Where a list of convolutions lives: the network's block or a stage's own.
struct ConvsBinding {
    std::function<const Convs *(const ResNetSpec &)> get; ///< null where there is none
    std::function<void(ResNetSpec &, Convs)> set;
};

/// Pixels of the columns that rows and heading of a list share.
inline constexpr int convStrideColumn = 36, convDepthwiseColumn = 24;

/// One convolution of a custom block: stride, kernel, width factor, groups or depthwise.
class ConvRow : public QWidget {
    Q_OBJECT

public:
    ConvRow(Editing &editing, const ConvsBinding &binding, int index, const QString &listKey, QWidget *parent);

    void setListKey(const QString &listKey);
    void setCount(int count) { m_menu->setPlace(m_index, count); }
    QWidget *firstEditor() const;

Q_SIGNALS:
    void chosen(int index, RowCommand command);

private:
    void add(Field *field, const QString &rest, int stretch, int width = 0);

    Editing &m_editing;
    ConvsBinding m_binding;
    int m_index;
    RowMenu *m_menu;
    QHBoxLayout *m_line;
    QVBoxLayout *m_layout;
    std::vector<std::pair<Field *, QString>> m_fields; ///< and the key within the convolution
};

} // namespace residua::ui
