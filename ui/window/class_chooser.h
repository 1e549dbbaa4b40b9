#pragma once

#include "ui/state/session.h"
#include "ui/window/message_bar.h"
#include "ui/work/reading.h"

class QActionGroup;
class QMenu;

namespace residua::ui {

/// The menu of what the classes of the network on show may be called: as is usual for it, a well-known data set's, a file's.
class ClassChooser : public QObject {
    Q_OBJECT

public:
    ClassChooser(Session &session, MessageBar &messages, QMenu &menu, QWidget &window);

    /// Whether `path` is called as such a file is and begins as one: two lines of text or more, no web page or JSON.
    static bool isLabelFile(const QString &path);
    /// A file with a name on each line.
    void open(const QString &path);

    bool isReading() const { return m_reading.isUnderWay(); }

Q_SIGNALS:
    void chosen();
    void refused(const QString &why); ///< the message says so
    void readingEnded();              ///< what comes of it is shown after this

private:
    void fill();
    void choose();
    void use(std::shared_ptr<const ClassNames> classes);

    Session &m_session;
    MessageBar &m_messages;
    QMenu &m_menu;
    QActionGroup *m_choice = nullptr; ///< one of the menu's entries
    QWidget &m_window;
    Reading m_reading;
};

} // namespace residua::ui
