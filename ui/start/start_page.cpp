#include "ui/start/start_page.h"

#include "ui/look/look_change.h"
#include "ui/look/plain_tool_tip.h"
#include "ui/look/theme.h"
#include "ui/start/start_card.h"
#include "ui/state/document.h"
#include "ui/state/failure.h"
#include "ui/state/preset_family.h"
#include "ui/state/words.h"
#include "ui/views/elided_label.h"
#include "ui/work/post_to.h"

#include "core/arch/presets.h"
#include "core/infer/inference.h"
#include "core/report/format.h"
#include "core/weights/checkpoint.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <map>
#include <utility>

namespace residua::ui {

namespace {

constexpr int mostWidth = 1240, cardGap = 12, sectionGap = 24, titleGap = 8, margin = 32;

/// `networkLine` in full.
QString tipOf(const Model &model)
{
    const InputSpec &input = model.spec.input;
    return StartPage::tr("%1 parameters, %2 for an image of %3 × %4 pixels")
        .arg(QString::fromStdString(formatThousands(model.profile.totals.parameters)), countText(model.profile.totals.macs, {}))
        .arg(input.height)
        .arg(input.width);
}

/// A document's name without what all of them end in.
QString shortName(const QString &path)
{
    QString name = shownName(QFileInfo(path).fileName());
    for (const QString &ending : {QStringLiteral(".residua.json"), QStringLiteral(".residua")}) {
        if (name.endsWith(ending) && name.size() > ending.size()) {
            name.chop(ending.size());
            break;
        }
    }
    return name;
}

QFont titleFont(QFont font, int more)
{
    font.setPixelSize(QFontInfo(font).pixelSize() + more);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

StartPage::StartPage(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(tr("New network"))), m_none(new QLabel(tr("Nothing here is called so."))),
      m_filter(new QLineEdit), m_head(new QHBoxLayout), m_back(new ElidedLabel), m_area(new QScrollArea), m_content(new QWidget)
{
    setObjectName(QStringLiteral("startPage"));
    setAccessibleName(tr("New network"));
    m_title->setFont(titleFont(font(), 8));
    m_none->setParent(m_content);
    m_none->hide();
    constexpr int filterWidth = 280;
    m_filter->setObjectName(QStringLiteral("startFilter"));
    m_filter->setPlaceholderText(tr("Find a preset, file or image"));
    m_filter->setAccessibleName(tr("Find a preset, file or image"));
    m_filter->setToolTip(tr("Only what has these words in its name or line is shown"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFixedWidth(filterWidth);
    m_back->setObjectName(QStringLiteral("startBack"));
    m_back->setLink(true);
    m_head->setSpacing(groupGap);
    m_head->addWidget(m_title);
    m_head->addStretch(1);
    m_head->addWidget(m_back);
    m_head->addWidget(m_filter);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidget(m_content);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->viewport()->setAutoFillBackground(false);
    m_content->setAutoFillBackground(false);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_head);
    column->addWidget(m_area, 1);
    connect(m_filter, &QLineEdit::textChanged, this, &StartPage::filter);
    connect(m_back, &ElidedLabel::activated, this, &StartPage::backRequested);
    applyColors();
    onLookChange(*this, [this] { applyColors(); });
}

StartPage::~StartPage() = default;

void StartPage::begin(const Content &content)
{
    m_filter->clear(); // while there is something that it finds
    clear();
    m_back->setFullText(tr("Back to %1").arg(content.back));
    addSection(tr("Begin with"));
    if (!content.last.isEmpty()) {
        StartCard *last = add(tr("Last session"));
        last->setSign(StartCard::Sign::Again);
        last->setLine(content.last.join(QStringLiteral(", ")));
        connect(last, &StartCard::clicked, this, &StartPage::lastRequested);
    }
    StartCard *digits = add(tr("Trained digits"));
    showPhotograph(digits, QStringLiteral("digits/7-a.png"));
    digits->setLine(tr("Reads handwriting at once"));
    connect(digits, &StartCard::clicked, this, [this] { Q_EMIT presetChosen(QStringLiteral("digits")); });
    StartCard *checkpoint = add(tr("From a checkpoint…"));
    checkpoint->setSign(StartCard::Sign::Weights);
    checkpoint->setLine(tr("PyTorch or safetensors"));
    connect(checkpoint, &StartCard::clicked, this, &StartPage::checkpointRequested);
    StartCard *file = add(tr("Open a file…"));
    file->setSign(StartCard::Sign::Folder);
    file->setLine(tr("Network or workspace"));
    connect(file, &StartCard::clicked, this, &StartPage::openRequested);
    addRecent(content.recent);
    addPresets();
    addSamples(content.samples);
    place();
    m_area->ensureVisible(0, 0);
    m_filter->setFocus();
    if (m_wasPainted)
        fillSome();
}

void StartPage::clear()
{
    m_waiting.clear();
    for (const Section &section : m_sections) {
        delete section.title;
        for (StartCard *card : section.cards)
            delete card;
    }
    m_sections.clear();
}

void StartPage::addSection(const QString &title)
{
    auto *label = new QLabel(title, m_content);
    label->setFont(titleFont(font(), 1));
    label->show();
    m_sections.push_back({label, {}});
}

StartCard *StartPage::add(const QString &name)
{
    auto *card = new StartCard(name, m_content);
    m_sections.back().cards.push_back(card);
    connect(card, &StartCard::reached, this, [this, card] { m_area->ensureWidgetVisible(card, margin, margin); });
    connect(card, &StartCard::stepRequested, this, [this, card](int right, int down) { step(card, right, down); });
    card->show();
    return card;
}

void StartPage::addPresets()
{
    QStringList families;
    std::map<QString, QStringList> names;
    for (const std::string &preset : presetNames()) {
        const QString name = QString::fromStdString(preset), family = presetFamily(name);
        if (!names.contains(family))
            families << family;
        names[family] << name;
    }
    for (const QString &family : families) {
        addSection(family);
        for (const QString &name : names[family]) {
            StartCard *card = add(name);
            card->setKeywords(family);
            connect(card, &StartCard::clicked, this, [this, name] { Q_EMIT presetChosen(name); });
            m_waiting.emplace_back([card, name] {
                const ModelPtr model = makeModel(*preset(name.toStdString()));
                card->setNetwork(*model);
                card->setLine(networkLine(*model));
                card->setToolTip(tipOf(*model));
            });
        }
    }
}

void StartPage::addRecent(const QStringList &files)
{
    bool any = false;
    for (const QString &path : files) {
        if (!QFileInfo(path).isFile())
            continue;
        if (!std::exchange(any, true))
            addSection(tr("Recent files"));
        StartCard *card = add(shortName(path));
        const QString folder = QFileInfo(path).absolutePath();
        card->setLine(folder.startsWith(QDir::homePath()) ? QLatin1Char('~') + folder.mid(QDir::homePath().size()) : folder);
        card->setToolTip(plainToolTip(path));
        connect(card, &StartCard::clicked, this, [this, path] { Q_EMIT fileChosen(path); });
        readRecent(card, path);
    }
}

/// The picture of a file comes when it has been read, a weight file's is of the network that it is of; one that cannot be read has none,
/// and says why when it is opened.
void StartPage::readRecent(StartCard *card, const QString &path)
{
    if (!m_jobs)
        m_jobs = std::make_unique<JobQueue>();
    const QPointer<StartCard> there(card);
    m_jobs->post([this, path, there] {
        auto model = std::make_shared<ModelPtr>();
        failureOf([&] {
            const Workspace workspace = readDocument(path).document.workspace;
            *model = makeModel(workspace.variants[workspace.current].architecture);
        });
        const auto isWeights = std::make_shared<bool>(false);
        if (!*model)
            failureOf([&] {
                const Checkpoint checkpoint(posixPath(path));
                *isWeights = true;
                const InferenceOrNot inferred = inferNetwork(checkpoint.shapes(), checkpoint.taken().classes);
                if (const auto *inference = std::get_if<Inference>(&inferred))
                    *model = makeModel(inference->spec);
            });
        postTo(this, [there, model, isWeights, path] {
            if (there && *isWeights) {
                there->setSign(StartCard::Sign::Weights);
                there->update();
            }
            if (!there || !*model)
                return;
            there->setNetwork(**model);
            there->setToolTip(plainToolTip(path + QLatin1Char('\n') + tipOf(**model)));
        });
    });
}

void StartPage::addSamples(const QStringList &names)
{
    addSection(tr("Sample images"));
    for (const QString &name : names) {
        StartCard *card = add(QFileInfo(name).fileName());
        showPhotograph(card, name);
        card->setLine(name.startsWith(QStringLiteral("digits/")) ? tr("With the trained digits")
                                                                 : tr("With %1").arg(QStringLiteral("resnet18")));
        connect(card, &StartCard::clicked, this, [this, name] { Q_EMIT sampleChosen(name); });
    }
}

void StartPage::showPhotograph(StartCard *card, const QString &file)
{
    m_waiting.emplace_back([card, file] { card->setPhotograph(QPixmap(QStringLiteral(":/images/") + file)); });
}

/// A few at a time, from the top of the page: it is there before them.
void StartPage::fillSome()
{
    constexpr int enough = 6; // milliseconds
    QElapsedTimer since;
    since.start();
    while (!m_waiting.empty() && since.elapsed() < enough) {
        m_waiting.front()();
        m_waiting.pop_front();
    }
    if (!m_waiting.empty())
        QTimer::singleShot(0, this, &StartPage::fillSome);
}

void StartPage::filter()
{
    const QString text = m_filter->text();
    bool any = false;
    for (const Section &section : m_sections) {
        bool own = false;
        for (StartCard *card : section.cards) {
            card->setVisible(card->matches(text));
            own = own || !card->isHidden();
        }
        section.title->setVisible(own);
        any = any || own;
    }
    m_none->setVisible(!any);
    place();
}

void StartPage::place()
{
    const int scrollBar = m_area->verticalScrollBar()->sizeHint().width(); // kept free, so that nothing moves when it comes
    const int room = m_area->width() - scrollBar - 2 * margin;
    if (room <= 0)
        return;
    const int width = qMin(room, mostWidth), left = margin + (room - width) / 2;
    const int columns = qMax(1, (width + cardGap) / (StartCard::leastWidth + cardGap));
    const int cardWidth = (width - (columns - 1) * cardGap) / columns;
    int y = 0;
    for (const Section &section : m_sections) {
        if (section.title->isHidden())
            continue;
        section.title->setGeometry(left, y, width, section.title->sizeHint().height());
        y += section.title->height() + titleGap;
        int at = 0;
        for (StartCard *card : section.cards) {
            if (card->isHidden())
                continue;
            card->setGeometry(left + at % columns * (cardWidth + cardGap), y + at / columns * (StartCard::fixedHeight + cardGap), cardWidth,
                              StartCard::fixedHeight);
            ++at;
        }
        y += (at + columns - 1) / columns * (StartCard::fixedHeight + cardGap) - cardGap + sectionGap;
    }
    m_none->setGeometry(left, 0, width, m_none->sizeHint().height());
    m_content->resize(m_area->width() - scrollBar, qMax(y, m_none->height()));
    m_head->setContentsMargins(left, margin * 3 / 4, left + scrollBar, groupGap);
}

StartCard *StartPage::firstShown() const
{
    for (const Section &section : m_sections) {
        for (StartCard *card : section.cards) {
            if (!card->isHidden())
                return card;
        }
    }
    return nullptr;
}

/// To the nearest card in that direction, by where they stand.
void StartPage::step(StartCard *from, int right, int down)
{
    StartCard *best = nullptr;
    int least = 0;
    const QPoint at = from->geometry().center();
    for (const Section &section : m_sections) {
        for (StartCard *card : section.cards) {
            const QPoint way = card->geometry().center() - at;
            const bool there = right != 0 ? way.x() * right > 0 && way.y() == 0 : way.y() * down > 0;
            const int distance = right != 0 ? qAbs(way.x()) : qAbs(way.y()) * 16 + qAbs(way.x());
            if (!card->isHidden() && there && (!best || distance < least)) {
                best = card;
                least = distance;
            }
        }
    }
    if (best)
        best->setFocus(Qt::OtherFocusReason);
    else if (down < 0)
        m_filter->setFocus(Qt::OtherFocusReason);
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    StartCard *first = firstShown();
    switch (event->key()) {
    case Qt::Key_Escape: Q_EMIT backRequested(); break;
    case Qt::Key_Down:
        if (first)
            first->setFocus(Qt::OtherFocusReason);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (first && m_filter->hasFocus() && !m_filter->text().isEmpty())
            first->click();
        break;
    default: QWidget::keyPressEvent(event);
    }
}

void StartPage::paintEvent(QPaintEvent *)
{
    if (std::exchange(m_wasPainted, true))
        return;
    QTimer::singleShot(0, this, &StartPage::painted);
    QTimer::singleShot(0, this, &StartPage::fillSome);
}

void StartPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void StartPage::applyColors()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme(palette()).quietText);
    m_none->setPalette(quiet);
}

} // namespace residua::ui
