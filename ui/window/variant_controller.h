#pragma once

#include "ui/state/session.h"
#include "ui/window/message_bar.h"
#include "ui/work/reading.h"

class QActionGroup;

namespace residua::ui {

struct Actions;

/// The commands for the variants of a document: the menu that lists them, stepping, and the edits of the list with their questions. A name
/// is typed in the variant's tab.
class VariantController : public QObject {
    Q_OBJECT

public:
    /// Connects the commands of `actions`, which must outlive it.
    VariantController(Session &session, const Actions &actions, MessageBar &messages, QWidget &window);

Q_SIGNALS:
    /// The name of the current variant is to be typed.
    void renameRequested();

private:
    void fillList();
    void showCommands();
    void step(int by);
    void add(const std::string &preset);
    void addFile();
    void duplicate();
    void editNote();
    void move(int by);
    void remove();
    VariantId current() const { return m_session.idAt(m_session.current()); }
    QString currentName() const;

    Session &m_session;
    const Actions &m_actions;
    MessageBar &m_messages;
    QWidget &m_window;
    Reading m_reading;
    QActionGroup *m_list = nullptr; ///< the variants, at the top of their menu
};

} // namespace residua::ui
