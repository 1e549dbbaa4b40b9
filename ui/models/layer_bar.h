#pragma once

#include <QButtonGroup>
#include <QLineEdit>
#include <QToolButton>
#include <QWidget>

class QAction;
class QMenu;

namespace residua::ui {

/// How far the rows of the layer table are unfolded.
enum class LayerDetail { Stages, Blocks, Layers };

/// What stands above the layer table: the levels, grouping, columns, the filter. Where it is narrow, columns and then grouping go behind a
/// mark, and leave their room to the filter.
class LayerBar : public QWidget {
    Q_OBJECT

public:
    explicit LayerBar(QWidget *parent);

    void setDetail(LayerDetail detail) { m_levels->button(static_cast<int>(detail))->setChecked(true); }
    void setGrouped(bool grouped); ///< the levels are of groups
    void setFilter(const QString &text) { m_filter->setText(text); }
    QString filter() const { return m_filter->text(); }
    void focusFilter();
    QMenu &columnMenu() { return *m_columns->menu(); }
    /// To a table of `width` pixels.
    void fit(int width);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Also the one that is chosen already: rows may have been opened since.
    void detailChosen(residua::ui::LayerDetail detail);
    void groupedChosen(bool grouped);
    void filterEdited(const QString &text);
    /// The keyboard goes from the filter to the table.
    void left();

private:
    QToolButton *button(const QString &text, const QString &name, const QString &tip);

    QButtonGroup *m_levels;
    QToolButton *m_grouped, *m_columns, *m_more;
    QAction *m_groupedEntry; ///< of the mark's menu
    QLineEdit *m_filter;
};

} // namespace residua::ui
