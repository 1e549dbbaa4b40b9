#pragma once

#include "ui/state/session.h"

#include <QDialog>
#include <QTimer>

class QComboBox;
class QLabel;
class QStandardItemModel;
class QTableView;

namespace residua::ui {

/// Why the figures for this network differ: every way to count its costs, term by term, and the choice among them for the window.
/// Follows the architecture while it is open.
class ReconcileDialog : public QDialog {
    Q_OBJECT

public:
    explicit ReconcileDialog(NetworkState &network, QWidget *parent = nullptr);

    QTableView &table() { return *m_table; }
    /// The whole table with its sentences, columns parted by tabs; exact.
    QString asText() const;

private:
    void fill();
    void fitTable();
    void showCounting();
    void chooseCounting();
    void explainCurrent();
    void copySelection() const;

    NetworkState &m_network;
    QLabel *m_intro, *m_why;
    QComboBox *m_unit, *m_scope;
    QTableView *m_table;
    QStandardItemModel *m_model;
    QTimer m_later; ///< an edit a frame is not a table a frame
    ResNetSpec m_filled;
    bool m_any = false;

protected:
    void showEvent(QShowEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace residua::ui
