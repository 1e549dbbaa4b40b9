#pragma once

#include "ui/state/session.h"
#include "ui/work/lane.h"

#include "core/compare/fit.h"
#include "core/data/engine.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStandardItemModel;
class QTableView;

namespace residua::ui {

/// Leads to the largest network within a budget: what may change, how much there is, and what comes of it before anything is changed.
class FitDialog : public QDialog {
    Q_OBJECT

public:
    /// For the variant on show, which must not change meanwhile: the dialog is modal. Times are measured with `engine`; null: they cannot
    /// be.
    FitDialog(Session &session, std::shared_ptr<Engine> engine, QWidget *parent = nullptr);
    ~FitDialog() override;

    /// What was found; nothing where nothing fits or it is still being looked for.
    const std::optional<Fit> &fit() const { return m_fit; }
    QString message() const;

Q_SIGNALS:
    void found(); ///< or not: what the fields ask for has been looked for

private:
    std::optional<FitOptions> options() const;
    bool isTime() const;
    void chooseBudget();
    void suggestLimit(std::int64_t now);
    void look();
    void measure(const std::optional<FitOptions> &options);
    void take(const FitOptions &options, const std::optional<Fit> &fit);
    void showFound(const QString &words, bool wrong);
    void fillTable();
    void apply();
    void applyColors();
    QWidget *makeFields();
    void makeTable();

    Session &m_session;
    Session m_preview; ///< the fitted network, for the strip
    const ResNetSpec m_now;
    const std::shared_ptr<Engine> m_engine;
    std::optional<Fit> m_fit;
    std::optional<std::int64_t> m_nowTime; ///< nanoseconds of a pass, once measured
    bool m_wrong = false;                  ///< what is said is why nothing was found
    int m_number = 0;                      ///< of the newest request
    QLineEdit *m_limit;
    QComboBox *m_budget, *m_by;
    QSpinBox *m_multiple;
    QLabel *m_multipleName, *m_message;
    QTableView *m_table;
    QStandardItemModel *m_model;
    QWidget *m_strip;
    QPushButton *m_apply;
    Lane m_lane; ///< last: its jobs post to this object
};

} // namespace residua::ui
