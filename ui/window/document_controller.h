#pragma once

#include "ui/state/session.h"
#include "ui/window/message_bar.h"
#include "ui/work/reading.h"

class QMenu;

namespace residua::ui {

/// New, open, save and the questions before something is lost. Errors stand in the message bar; nothing is lost by them.
class DocumentController : public QObject {
    Q_OBJECT

public:
    DocumentController(Session &session, MessageBar &messages, QWidget &window);

    void newDocument();
    /// `path` is a file, which is read in the background, or the name of a preset. What was being opened before is not opened any more.
    void open(const QString &path);
    /// Shows `document` in place of the one that is open, unless the user wants to keep that: false.
    bool replaceBy(Document document);
    bool isOpening() const { return m_reading.isUnderWay(); }
    /// What is being read is not opened.
    void abandonOpening() { m_reading.abandon(); }
    /// Returns false where nothing was saved: an error, or the user thought better of it.
    bool save();
    bool saveAs();
    bool saveTo(const QString &path);
    /// Asks "Save / Discard / Cancel" where there are changes. False: stay.
    bool mayLeave();
    void fillRecentMenu(QMenu &menu);

Q_SIGNALS:
    void aboutToSave();                      ///< the window writes its state into the session now
    void opened();                           ///< another document is shown
    void openRequested(const QString &path); ///< from the recent files

private:
    void show(DocumentFile file, const QString &path, int request);
    bool isArchitecture() const;
    QString suggestedPath() const;

    Session &m_session;
    MessageBar &m_messages;
    QWidget &m_window;
    int m_requests = 0; ///< for another document, so far
    Reading m_reading;
};

} // namespace residua::ui
