#include "ui/trained/fetch_dialog.h"

#include "ui/look/theme.h"

#include "core/weights/fetch.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

constexpr int usualWidth = 480, wholeBar = 1000, lookInterval = 100; // pixels, steps, milliseconds
constexpr double million = 1e6;

QString megabytes(double bytes)
{
    return FetchDialog::tr("%1 MB").arg(bytes / million, 0, 'f', 1);
}

} // namespace

FetchDialog::FetchDialog(std::vector<PublishedWeights> published, QWidget *parent)
    : QDialog(parent), m_published(std::move(published)), m_choice(new QComboBox), m_text(new QLabel), m_state(new QLabel),
      m_bar(new QProgressBar), m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Get torchvision's Weights"));
    for (const PublishedWeights &each : m_published)
        m_choice->addItem(QString::fromStdString(each.file + " (" + each.name + ")"));
    m_choice->setCurrentIndex(m_choice->count() - 1);
    m_choice->setObjectName(QStringLiteral("published"));
    m_choice->setAccessibleName(tr("Weights"));
    for (QLabel *label : {m_text, m_state}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setMinimumHeight(3 * fontMetrics().lineSpacing()); // what goes wrong moves nothing
    m_state->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    QSizePolicy kept = m_bar->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(kept);
    m_get = m_buttons->addButton(tr("&Get"), QDialogButtonBox::ActionRole);
    m_get->setObjectName(QStringLiteral("get"));
    m_get->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, groupGap, groupGap, groupGap);
    column->setSpacing(controlGap);
    for (QWidget *part : std::initializer_list<QWidget *>{m_choice, m_text, m_bar, m_state})
        column->addWidget(part);
    column->addStretch(1);
    column->addWidget(m_buttons);
    m_looking.setInterval(lookInterval);
    connect(&m_looking, &QTimer::timeout, this, &FetchDialog::showProgress);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &FetchDialog::showChoice);
    connect(m_get, &QPushButton::clicked, this, &FetchDialog::start);
    connect(m_buttons, &QDialogButtonBox::rejected, this, [this] {
        m_fetching.abandon();
        reject();
    });
    showChoice();
    resize(usualWidth, sizeHint().height());
}

const PublishedWeights &FetchDialog::chosen() const
{
    return m_published[static_cast<std::size_t>(std::max(0, m_choice->currentIndex()))];
}

QString FetchDialog::path() const
{
    return QString::fromStdString(chosen().cachePath());
}

void FetchDialog::say(const QString &text, bool wrong)
{
    QPalette own = palette();
    own.setColor(QPalette::WindowText, wrong ? Theme(own).wrong : Theme(own).quietText);
    m_state->setPalette(own);
    m_state->setText(text);
}

void FetchDialog::showChoice()
{
    const PublishedWeights &each = chosen();
    constexpr double mebi = 1 << 20;
    m_text->setText(tr("About %1 come from %2 into “%3”, where PyTorch looks for them too. Their SHA-256 sum is checked.")
                        .arg(megabytes(each.mebibytes * mebi), QString::fromStdString(each.host()), QFileInfo(path()).absolutePath()));
    const qint64 kept = QFileInfo(path() + QStringLiteral(".part")).size();
    say(kept > 0 ? tr("%1 of it are here already; it goes on from there.").arg(megabytes(static_cast<double>(kept))) : QString(), false);
    setUnderWay(false);
}

void FetchDialog::setUnderWay(bool underWay)
{
    m_bar->setVisible(underWay);
    m_choice->setEnabled(!underWay);
    m_get->setEnabled(!underWay);
    underWay ? m_looking.start() : m_looking.stop();
}

void FetchDialog::start()
{
    const PublishedWeights &each = chosen();
    say(tr("Asking %1…").arg(QString::fromStdString(each.host())), false);
    m_bar->setRange(0, 0);
    setUnderWay(true);
    m_progress = std::make_shared<Progress>();
    m_fetching.start(
        QString::fromStdString(each.file),
        [progress = m_progress, request = FetchRequest{each.url(), each.cachePath(), each.sha256()}](const std::stop_token &stop) {
            fetchFile(
                request,
                [&progress](std::uint64_t received, std::uint64_t total) {
                    progress->received = received;
                    progress->total = total;
                },
                stop);
        },
        [this](const QString &error) { finish(error); });
}

void FetchDialog::showProgress()
{
    const std::uint64_t received = m_progress->received, total = m_progress->total;
    if (received == 0)
        return;
    m_bar->setRange(0, total > 0 ? wholeBar : 0);
    if (total > 0)
        m_bar->setValue(static_cast<int>(std::min(received, total) * wholeBar / total));
    const QString there = megabytes(static_cast<double>(received));
    say(total > 0 ? tr("%1 of %2").arg(there, megabytes(static_cast<double>(total))) : there, false);
}

void FetchDialog::finish(const QString &error)
{
    setUnderWay(false);
    if (error.isEmpty())
        return accept();
    say(error, true);
    m_get->setText(tr("&Try Again"));
    m_get->setFocus();
}

} // namespace residua::ui
