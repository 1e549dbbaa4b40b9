#pragma once

#include "ui/window/message_bar.h"
#include "ui/work/reading.h"
#include "ui/work/worker.h"

class QImage;
class QMenu;
class QMimeData;

namespace residua::ui {

/// What a run is made with but its weights: images are opened, dropped and pasted here, in the background where they are files.
class RunController : public QObject {
    Q_OBJECT

public:
    RunController(Session &session, Worker &worker, MessageBar &messages, QWidget &window);

    /// By its ending: what is read as an image, and what people take for one, so that the message is about images.
    static bool isImageName(const QString &path);
    /// "*.png *.jpg …": what is read as an image.
    static QString imagePatterns();
    /// By its ending, or by its first bytes, which are read.
    static bool isWeightName(const QString &path);

    void chooseImage();
    void openImage(const QString &path);
    void pasteImage();
    /// The image that was dropped or pasted as `data`, `name` for people. False where it holds none.
    bool takeImage(const QMimeData &data, const QString &name);
    /// An image that is no file.
    void setImage(const QImage &image, const QString &name);
    void setNoImage();
    /// An image whose feature maps are shown beside those of the first.
    void chooseSecondImage();
    void openSecondImage(const QString &path);
    void removeSecondImage();
    void fillSampleMenu(QMenu &menu);
    /// Of all sample images, as `openSample` takes them.
    static QStringList sampleNames();
    void openSample(const QString &name);
    /// Those of them that are no digits.
    static const QStringList &photographs();
    /// The photograph that the user prefers.
    static QString preferredSample();
    /// One that the network on show may know: a digit for the network that reads digits, else the preferred photograph.
    void openFittingSample();

    /// Asks how images are prepared for the network on show.
    void choosePreparation();

    void setDevice(const std::string &name);
    void setRunAfterEveryEdit(bool on);
    void start();
    bool isReading() const { return m_images.isUnderWay(); }

Q_SIGNALS:
    void refused(const QString &why); ///< what was to be opened is not; the message says so
    void readingEnded();              ///< read, refused or given up; what comes of it is shown after this

private:
    using Use = std::function<void(std::shared_ptr<const Image> image)>;
    /// Decodes in the background and hands the image on.
    void readImageBytes(std::function<std::string()> read, const QString &name, const QString &path, Use use);
    /// Whether a pass that takes `bytes`, more than is available, is to be made all the same.
    void askForLargePass(qint64 bytes, const QString &why);
    QString askForImage(const QString &title);
    void use(std::shared_ptr<const Image> image, const QString &name, const QString &path);

    Session &m_session;
    Worker &m_worker;
    MessageBar &m_messages;
    QWidget &m_window;
    Reading m_images;
};

} // namespace residua::ui
