#pragma once

#include "ui/keep/open_file.h"
#include "ui/state/session.h"
#include "ui/window/message_bar.h"
#include "ui/work/reading.h"

#include <functional>
#include <optional>

class QMenu;

namespace residua::ui {

/// New, open, save and the questions before something is lost. Errors stand in the message bar; nothing is lost by them.
class DocumentController : public QObject {
    Q_OBJECT

public:
    DocumentController(Session &session, MessageBar &messages, QWidget &window);

    /// `path` is a file, which is read in the background, or the name of a preset. What was being opened before is not opened any more.
    void open(const QString &path);
    /// Shows what `bring`, which may throw Error, puts into the session, once the user has agreed to leave what is open; false where
    /// nothing is shown.
    bool bring(const std::function<void()> &bring);
    /// Reads the document's file again, as it is shown now; asks first where there are changes.
    void reload();
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
    void refused(const QString &why);        ///< what was to be opened is not; the message says so
    void readingEnded();                     ///< read, refused or given up; what comes of it is shown after this

private:
    void show(DocumentFile file, const QString &path, int request);
    void sayWhatBecomesOfTheFile();
    void followFile();
    /// Asks before the file is replaced by what is shown. True: do it; false: no, or it was saved elsewhere, as `saved` says.
    bool mayReplace(const QString &what, const QString &information, bool &saved);
    bool isArchitecture() const;
    QString suggestedPath() const;

    Session &m_session;
    MessageBar &m_messages;
    QWidget &m_window;
    std::optional<OpenFile> m_file; ///< the document's, for others who open it too
    int m_fileNumber = -1;
    bool m_mayShare = false; ///< the user has agreed to replace a file that is open elsewhere
    int m_requests = 0;      ///< for another document, so far
    bool m_leftFile = false; ///< what is shown has left the file that it came from
    QString m_leftNote;      ///< what was said of it
    Reading m_reading;
};

} // namespace residua::ui
