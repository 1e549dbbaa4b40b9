#include "ui/window/run_controller.h"

#include "ui/images/convert_image.h"
#include "ui/look/file_dialog.h"
#include "ui/state/core_words.h"
#include "ui/trained/preparation_dialog.h"
#include "ui/window/settings.h"
#include "ui/work/pass.h"

#include "core/data/file.h"
#include "core/data/image_decoder.h"
#include "core/weights/checkpoint.h"
#include "core/weights/trained.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

namespace residua::ui {

namespace {

const QString imageFolder = QStringLiteral("image");
const QStringList imageEndings = {QStringLiteral("png"), QStringLiteral("jpg"),  QStringLiteral("jpeg"), QStringLiteral("bmp"),
                                  QStringLiteral("gif"), QStringLiteral("webp"), QStringLiteral("tif"),  QStringLiteral("tiff"),
                                  QStringLiteral("ppm"), QStringLiteral("pgm")};
const QStringList otherEndings = {QStringLiteral("svg"),  QStringLiteral("ico"), QStringLiteral("heic"),
                                  QStringLiteral("avif"), QStringLiteral("tga"), QStringLiteral("xpm")};
const QStringList samples = {QStringLiteral("cat.png"), QStringLiteral("coffee.jpg"), QStringLiteral("astronaut.jpg")};

} // namespace

RunController::RunController(Session &session, Worker &worker, MessageBar &messages, QWidget &window)
    : m_session(session), m_worker(worker), m_messages(messages), m_window(window)
{
    messages.announce(m_images);
    connect(&m_images, &Reading::ended, this, &RunController::readingEnded);
    connect(&worker, &Worker::passRefused, this, &RunController::askForLargePass);
}

bool RunController::isImageName(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    return imageEndings.contains(ending) || otherEndings.contains(ending);
}

bool RunController::isWeightName(const QString &path)
{
    return QFileInfo(path).suffix().toLower() == u"safetensors" || isWeightFile(posixPath(path));
}

QString RunController::imagePatterns()
{
    return QStringLiteral("*.") + imageEndings.join(QStringLiteral(" *."));
}

QString RunController::askForImage(const QString &title)
{
    return FileDialog::open(&m_window, title, Settings::folder(imageFolder), {tr("Images (%1)").arg(imagePatterns()), tr("All files (*)")});
}

void RunController::chooseImage()
{
    if (const QString path = askForImage(tr("Open Image")); !path.isEmpty())
        openImage(path);
}

void RunController::chooseSecondImage()
{
    if (const QString path = askForImage(tr("Open Second Image")); !path.isEmpty())
        openSecondImage(path);
}

void RunController::openSecondImage(const QString &path)
{
    const QString name = QFileInfo(path).fileName();
    readImageBytes([file = posixPath(path)] { return readFile(file, imageFileLimit, "image"); }, name, path,
                   [this, name](std::shared_ptr<const Image> image) {
                       RunSetup setup = m_session.setup();
                       setup.other = std::move(image);
                       setup.otherName = name;
                       m_session.setSetup(setup);
                       if (!m_session.shown().runIsCurrent())
                           start();
                   });
}

void RunController::removeSecondImage()
{
    RunSetup setup = m_session.setup();
    setup.other.reset();
    setup.otherName.clear();
    m_session.setSetup(setup);
}

void RunController::openImage(const QString &path)
{
    readImageBytes([file = posixPath(path)] { return readFile(file, imageFileLimit, "image"); }, QFileInfo(path).fileName(), path,
                   [this, path](std::shared_ptr<const Image> image) { use(std::move(image), QFileInfo(path).fileName(), path); });
}

void RunController::openSample(const QString &name)
{
    QFile file(QStringLiteral(":/images/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return;
    readImageBytes([bytes = file.readAll().toStdString()] { return bytes; }, name, {},
                   [this, name](std::shared_ptr<const Image> image) { use(std::move(image), QFileInfo(name).fileName(), {}); });
}

void RunController::openFittingSample()
{
    const bool reads = trainedFor(*m_session.shown().snapshot()->model) != nullptr;
    openSample(reads ? QStringLiteral("digits/7-a.png") : preferredSample());
}

void RunController::readImageBytes(std::function<std::string()> read, const QString &name, const QString &path, Use use)
{
    struct Read {
        std::shared_ptr<const Image> image;
        std::vector<std::string> notes;
    };
    auto result = std::make_shared<Read>();
    m_images.start(
        name,
        [result, read = std::move(read), label = path.isEmpty() ? name.toStdString() : posixPath(path)](const std::stop_token &stop) {
            if (std::optional<DecodedImage> decoded = decodeImage(read(), label, stop)) {
                result->image = std::make_shared<const Image>(std::move(decoded->image));
                result->notes = std::move(decoded->notes);
            }
            prepareImageDecoder();
        },
        [this, result, name, path, use = std::move(use)](const QString &error) {
            if (!error.isEmpty()) {
                m_messages.show(MessageBar::Kind::Problem, error);
                Q_EMIT refused(error);
                return;
            }
            m_messages.clear();
            if (!result->notes.empty())
                m_messages.show(MessageBar::Kind::Note,
                                tr("%1: %2.").arg(QString::fromStdString(visible(name.toStdString())), coreWords(noteText(result->notes))));
            if (!path.isEmpty())
                Settings::setFolder(imageFolder, path);
            use(result->image);
        });
}

void RunController::pasteImage()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    if (data && data->hasUrls() && data->urls().front().isLocalFile() && isImageName(data->urls().front().toLocalFile())) {
        openImage(data->urls().front().toLocalFile());
        return;
    }
    if (!data || !takeImage(*data, tr("pasted image")))
        m_messages.show(MessageBar::Kind::Note, tr("The clipboard holds no image. Copy one, or open a file with Run ▸ Open Image."));
}

bool RunController::takeImage(const QMimeData &data, const QString &name)
{
    // The bytes, not what Qt makes of them: they are decoded where they can do no harm.
    for (const char *format : {"image/png", "image/jpeg", "image/bmp", "image/tiff", "image/webp", "image/gif"}) {
        if (const QByteArray bytes = data.data(QLatin1String(format)); !bytes.isEmpty()) {
            readImageBytes([bytes = bytes.toStdString()] { return bytes; }, name, {},
                           [this, name](std::shared_ptr<const Image> image) { use(std::move(image), name, {}); });
            return true;
        }
    }
    const QImage image = data.hasImage() ? qvariant_cast<QImage>(data.imageData()) : QImage();
    if (!image.isNull())
        setImage(image, name);
    return !image.isNull();
}

void RunController::setImage(const QImage &image, const QString &name)
{
    if (std::int64_t{image.width()} * image.height() > imagePixelLimit) {
        m_messages.show(
            MessageBar::Kind::Problem,
            tr("The image has %1 × %2 pixels; at most 100 million are read: scale it down first.").arg(image.width()).arg(image.height()));
        return;
    }
    m_messages.clear();
    use(std::make_shared<const Image>(fromQt(image)), name, {});
}

void RunController::use(std::shared_ptr<const Image> image, const QString &name, const QString &path)
{
    RunSetup setup = m_session.setup();
    setup.image = std::move(image);
    setup.imageName = name;
    setup.imagePath = path.isEmpty() ? std::nullopt : std::optional(posixPath(path));
    m_session.setSetup(setup);
    m_session.setFiles(setup.imagePath, m_session.document().workspace.weights);
    start();
}

void RunController::setNoImage()
{
    RunSetup setup = m_session.setup();
    setup.image.reset();
    setup.imageName.clear();
    setup.imagePath.reset();
    m_session.setSetup(setup);
    m_session.setFiles(std::nullopt, m_session.document().workspace.weights);
}

void RunController::fillSampleMenu(QMenu &menu)
{
    menu.clear();
    for (const QString &name : samples)
        connect(menu.addAction(name), &QAction::triggered, this, [this, name] { openSample(name); });
    QMenu *digits = menu.addMenu(tr("Handwritten digits"));
    for (const QString &name : sampleNames().mid(samples.size()))
        connect(digits->addAction(QFileInfo(name).fileName()), &QAction::triggered, this, [this, name] { openSample(name); });
}

QStringList RunController::sampleNames()
{
    QStringList names = samples;
    for (const QString &name : QDir(QStringLiteral(":/images/digits")).entryList(QDir::Files, QDir::Name))
        names << QStringLiteral("digits/") + name;
    return names;
}

QString RunController::preferredSample()
{
    return photographs().contains(Settings::sample()) ? Settings::sample() : samples.front();
}

const QStringList &RunController::photographs()
{
    return samples;
}

void RunController::choosePreparation()
{
    const Model &model = *m_session.shown().snapshot()->model;
    const InputSpec &input = model.spec.input;
    if (input.channels != 1 && input.channels != 3) {
        m_messages.show(MessageBar::Kind::Problem,
                        tr("Images have 1 or 3 channels, the input of this network has %1: it is not run on images.").arg(input.channels));
        return;
    }
    RunSetup usual = m_session.setup();
    usual.preparation.reset();
    PreparationDialog dialog(input, preparationOf(model, usual), m_session.setup().preparation, &m_window);
    if (dialog.exec() != QDialog::Accepted || dialog.chosen() == m_session.setup().preparation)
        return;
    m_session.setPreparation(dialog.chosen());
    if (m_session.setup().image)
        start();
}

void RunController::setDevice(const std::string &name)
{
    RunSetup setup = m_session.setup();
    setup.device = name;
    m_session.setSetup(setup);
}

void RunController::setRunAfterEveryEdit(bool on)
{
    RunSetup setup = m_session.setup();
    setup.afterEveryEdit = on;
    m_session.setSetup(setup);
    if (on && !m_session.shown().runIsCurrent())
        start();
}

void RunController::askForLargePass(qint64 bytes, const QString &why)
{
    m_messages.show(MessageBar::Kind::Problem, why + QLatin1Char('\n') + tr("Run anyway, this and other programs may be ended."),
                    tr("Run Anyway"), [this, bytes] {
                        RunSetup setup = m_session.setup();
                        setup.agreedBytes = bytes;
                        m_session.setSetup(setup);
                        start();
                    });
}

void RunController::start()
{
    m_worker.run();
}

} // namespace residua::ui
