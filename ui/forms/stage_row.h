#pragma once

#include "ui/forms/field.h"
#include "ui/forms/row_menu.h"

class QHBoxLayout;
class QLabel;

namespace residua::ui {

/// Pixels of the column with the stage's number, which the heading shares.
int stageNumberColumn(const QFontMetrics &metrics);

/// One stage: number, depth, width, stride, menu. Highlighted while the selection lies in it.
class StageRow : public QWidget {
    Q_OBJECT

public:
    StageRow(Editing &editing, int index, QWidget *parent);

    void setSelected(bool selected);
    bool isSelected() const { return m_selected; }
    void setCount(int count) { m_menu->setPlace(m_index, count); }
    RowMenu *menu() const { return m_menu; }
    QWidget *firstEditor() const { return m_fields.front()->editor(); }

Q_SIGNALS:
    void entered(int index); ///< clicked, or one of its fields got the keyboard
    void chosen(int index, RowCommand command);
    void detailsWanted(int index);

private:
    void add(Field *field, QHBoxLayout *line);
    void applyTheme();

    int m_index;
    bool m_selected = false;
    QLabel *m_number;
    RowMenu *m_menu;
    std::vector<Field *> m_fields;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace residua::ui
