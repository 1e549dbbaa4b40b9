#pragma once

#include "ui/state/session.h"
#include "ui/window/message_bar.h"
#include "ui/work/reading.h"

#include "core/weights/published.h"

#include <optional>
#include <vector>

class QAction;
class QMenu;

namespace residua::ui {

/// The parameters of the network on show: from a file, found on this machine, or drawn. A file that does not fit whole is shown block by
/// block, and asks what to do.
class WeightController : public QObject {
    Q_OBJECT

public:
    /// `menu` lists what there is; its own commands are in it already.
    WeightController(Session &session, MessageBar &messages, QMenu &menu, QWidget &window);

    void choose();
    /// A weight file by the dialog over `window`; empty where the user thought better of it.
    static QString askForFile(QWidget &window);
    /// Reads `path`, a weight file or FILE#NAME, for the network on show.
    void load(const QString &path);
    /// The same for weights that were in use before: what has come to fit no more is drawn, without a question.
    void restore(const QString &path);
    void askForSeed();
    void setRandom(std::uint64_t seed);
    /// Asks whether the file that torchvision publishes for the network on show is to be fetched.
    void fetch();
    /// What is fetched from, in place of torchvision's list: for tests.
    void setPublished(std::vector<PublishedWeights> published) { m_published = std::move(published); }
    bool canFetch() const;
    /// What has become of the weights in the network on show.
    void showReport();
    /// What the weights in use are called: "resnet56.th", "random".
    QString shortName() const;
    void abandon() { m_reading.abandon(); }
    bool isReading() const { return m_reading.isUnderWay(); }

Q_SIGNALS:
    void runRequested();
    void openRequested(const QString &path); ///< as a network of its own
    void refused(const QString &why);        ///< what was to be opened is not; the message says so
    void readingEnded();                     ///< read, refused or given up; what comes of it is shown after this

private:
    struct Loaded;
    struct Found {
        QString path;
        qint64 bytes = 0;
    };

    void read(const QString &path, bool whatFits);
    void take(const Loaded &loaded, const QString &path);
    void say(const Loaded &loaded, const QString &path);
    void askAbout(const Loaded &loaded, const QString &path);
    std::vector<PublishedWeights> published() const;
    /// Looks for files that fit the network on show, and lists them when they are known.
    void lookAround();
    void listFound(const std::vector<Found> &files);

    Session &m_session;
    MessageBar &m_messages;
    QMenu &m_menu;
    QWidget &m_window;
    Reading m_reading, m_looking;
    std::optional<std::vector<PublishedWeights>> m_published; ///< nothing: torchvision's
    QString m_said;                                           ///< of the weights in use, by a message that may be there still
    QList<QAction *> m_listed;                                ///< what was found, in the menu
};

} // namespace residua::ui
