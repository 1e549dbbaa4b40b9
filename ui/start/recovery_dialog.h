#pragma once

#include <QDialog>

#include <set>
#include <string>
#include <vector>

class QPushButton;
class QVBoxLayout;

namespace residua::ui {

/// What was kept of documents whose program ended without saving them: each with a picture, its name and the time, to be opened or
/// discarded. Nothing has to be decided: what is left is offered again at the next start.
class RecoveryDialog : public QDialog {
    Q_OBJECT

public:
    /// `files` as `orphans` lists them. Reads them. Closes, and deletes itself, where none is left.
    RecoveryDialog(const std::vector<std::string> &files, QWidget *parent);

Q_SIGNALS:
    void openRequested(const std::string &path);

private:
    void add(const std::string &path);
    void done(int result) override;
    void showWhatIsLeft();

    QVBoxLayout *m_rows;
    QPushButton *m_later;
    std::set<std::string> m_files, m_discarded; ///< discarded: when the dialog closes, until then it can be taken back
};

} // namespace residua::ui
