#pragma once

#include "ui/compare/compare_pictures.h"
#include "ui/compare/compare_table.h"
#include "ui/compare/compared_pair.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;

namespace residua::ui {

class ElidedLabel;

/// Two networks side by side: both pictures under one camera, and one aligned table. What is selected is selected on both sides.
class CompareView : public QWidget {
    Q_OBJECT

public:
    explicit CompareView(NetworkState &shown, QWidget *parent = nullptr);

    ComparePictures &pictures() { return *m_pictures; }
    CompareTable &table() { return *m_table; }
    const ComparedPair &pair() const { return m_pair; }
    /// "+4.76 M parameters · +437 MMAC · +8.83 MB activations".
    QString summary() const;

Q_SIGNALS:
    void closeRequested();

private:
    QWidget *makeBar();
    void setLevel(Level level);
    void showChoices();
    void showSummary();

    ComparedPair m_pair;
    QComboBox *m_choice;
    ElidedLabel *m_summary;
    ComparePictures *m_pictures;
    CompareTable *m_table;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
};

} // namespace residua::ui
