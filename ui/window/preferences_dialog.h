#pragma once

#include <QDialog>

#include <functional>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;

namespace residua::ui {

struct Actions;
class Session;

/// What the program keeps of its user's taste. Every choice takes effect at once, here and in the menus, and is kept; what it is about
/// beyond this window stands beside it.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(const Actions &actions, Session &session, QWidget *parent);

private:
    void addLook(QFormLayout &form);
    void addCounting(QFormLayout &form);
    void addStart(QFormLayout &form);
    /// A line of a choice: what it is about, its field, and what is called with the entry that was chosen. `usual` is what it is reset to.
    void add(QFormLayout &form, const QString &label, QComboBox *box, int chosen, int usual, const QString &tip,
             const std::function<void(int)> &take);
    void resetAll();

    struct Choice {
        QComboBox *box;
        int usual;
        std::function<void(int)> take;
    };
    const Actions &m_actions;
    Session &m_session;
    std::vector<Choice> m_choices;
    QLabel *m_spoken; ///< says when another language is spoken
    QCheckBox *m_motion;
};

} // namespace residua::ui
