#include "ui/start/recovery_dialog.h"

#include "ui/keep/kept_document.h"
#include "ui/look/flat_paint.h"
#include "ui/start/network_picture.h"
#include "ui/state/failure.h"
#include "ui/views/elided_label.h"

#include <QDialogButtonBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <unistd.h>

namespace residua::ui {

namespace {

/// The network of a kept document; without one an empty frame.
class KeptPicture : public QWidget {
public:
    explicit KeptPicture(const ModelPtr &model)
    {
        constexpr QSize size{132, 64};
        setFixedSize(size);
        if (model)
            m_picture = networkPicture(*model);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const PainterScope scope(&painter);
        const Theme theme(palette());
        paintFrame(&painter, QRectF(rect()), theme.canvas, theme.line, 1, 8);
        paintNetwork(painter, m_picture, QRectF(rect()).adjusted(controlGap, controlGap, -controlGap, -controlGap), theme);
    }

private:
    NetworkPicture m_picture;
};

/// "today, 06:14:03", "25 November 2026, 23:10:41".
QString timeWords(const QDateTime &kept)
{
    const QDateTime time = kept.toLocalTime();
    const QLocale locale;
    const QString clock = time.time().toString(QStringLiteral("HH:mm:ss"));
    if (!time.isValid())
        return RecoveryDialog::tr("at an unknown time");
    return time.date() == QDate::currentDate() ? RecoveryDialog::tr("today, %1").arg(clock)
                                               : RecoveryDialog::tr("%1, %2").arg(locale.toString(time.date(), QLocale::LongFormat), clock);
}

/// What tells two copies of one document apart.
QString whatWasKept(const KeptDocument &kept, const Model &model)
{
    const QString words = RecoveryDialog::tr("Kept %1").arg(timeWords(kept.time)) + QStringLiteral(" · ") + networkLine(model);
    const auto variants = static_cast<int>(kept.document.workspace.variants.size());
    return variants == 1 ? words : words + QStringLiteral(" · ") + RecoveryDialog::tr("%n variants", nullptr, variants);
}

} // namespace

RecoveryDialog::RecoveryDialog(const std::vector<std::string> &files, QWidget *parent)
    : QDialog(parent), m_rows(new QVBoxLayout), m_later(new QPushButton)
{
    setObjectName(QStringLiteral("recovery"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Recover Documents"));
    auto *words = new QLabel(tr("The program ended before these were saved. Files on disk are as they were saved last; what is opened here "
                                "becomes a document without a file."));
    words->setWordWrap(true);
    auto *list = new QWidget;
    m_rows->setContentsMargins(0, 0, controlGap, 0);
    m_rows->setSpacing(controlGap);
    list->setLayout(m_rows);
    auto *area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(list);
    area->setFocusPolicy(Qt::NoFocus);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(m_later, QDialogButtonBox::RejectRole);
    m_later->setObjectName(QStringLiteral("later"));
    m_later->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, groupGap, groupGap, groupGap);
    column->setSpacing(groupGap);
    column->addWidget(words);
    column->addWidget(area, 1);
    column->addWidget(buttons);
    for (const std::string &file : files)
        add(file);
    m_rows->addStretch(1);
    constexpr int width = 640, rowRoom = 76, rest = 150, most = 4;
    resize(width, rest + qMin(static_cast<int>(files.size()), most) * rowRoom);
    showWhatIsLeft();
}

void RecoveryDialog::add(const std::string &path)
{
    KeptDocument kept;
    ModelPtr model;
    const QString failure = failureOf([&] {
        kept = readKept(path);
        const Workspace &workspace = kept.document.workspace;
        model = makeModel(workspace.variants[workspace.current].architecture);
    });
    auto *row = new QWidget;
    auto *name = new ElidedLabel(Qt::ElideMiddle);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    name->setFont(strong);
    name->setFullText(failure.isEmpty() ? kept.name : tr("Damaged"));
    auto *time = new ElidedLabel(Qt::ElideRight);
    time->setFullText(failure.isEmpty() ? whatWasKept(kept, *model) : QString());
    time->setVisible(failure.isEmpty());
    auto *origin = new ElidedLabel(Qt::ElideMiddle);
    origin->setQuiet(true);
    origin->setFullText(!failure.isEmpty() ? failure : kept.origin.isEmpty() ? tr("Never saved") : tr("Changes to %1").arg(kept.origin));
    auto *open = new QPushButton(tr("Open"));
    open->setObjectName(QStringLiteral("recover"));
    open->setAccessibleName(tr("Open %1").arg(kept.name));
    open->setVisible(failure.isEmpty());
    auto *discard = new QPushButton(tr("Discard"));
    discard->setObjectName(QStringLiteral("discard"));
    discard->setAccessibleName(tr("Discard %1").arg(kept.name));
    for (QPushButton *button : {open, discard})
        button->setAutoDefault(false);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addStretch(1);
    for (QWidget *text : {static_cast<QWidget *>(name), static_cast<QWidget *>(time), static_cast<QWidget *>(origin)})
        texts->addWidget(text);
    texts->addStretch(1);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(controlGap);
    line->addWidget(new KeptPicture(model));
    line->addSpacing(controlGap);
    line->addLayout(texts, 1);
    line->addWidget(open);
    line->addWidget(discard);
    m_rows->addWidget(row);
    m_files.insert(path);
    connect(open, &QPushButton::clicked, this, [this, row, path] {
        row->hide();
        m_files.erase(path);
        Q_EMIT openRequested(path);
        if (m_files.empty())
            close();
        else
            showWhatIsLeft();
    });
    connect(discard, &QPushButton::clicked, this, [this, path, discard, open, name] {
        const bool discarded = m_discarded.erase(path) == 0;
        if (discarded)
            m_discarded.insert(path);
        QFont struck = name->font();
        struck.setStrikeOut(discarded);
        name->setFont(struck);
        discard->setText(discarded ? tr("Keep") : tr("Discard"));
        open->setEnabled(!discarded);
        showWhatIsLeft();
    });
}

void RecoveryDialog::showWhatIsLeft()
{
    const bool none = m_discarded.size() == m_files.size();
    m_later->setText(none ? tr("&Close") : tr("&Later"));
    m_later->setToolTip(m_discarded.empty() ? tr("Ask again at the next start")
                            : none          ? tr("Remove what is discarded")
                                            : tr("Remove what is discarded, ask again for the others at the next start"));
}

void RecoveryDialog::done(int result)
{
    for (const std::string &path : m_discarded)
        ::unlink(path.c_str());
    QDialog::done(result);
}

} // namespace residua::ui
