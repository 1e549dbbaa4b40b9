#include "ui/trained/inference_bar.h"

#include "ui/forms/field_names.h"
#include "ui/forms/link_button.h"
#include "ui/look/theme.h"
#include "ui/trained/evidence_bars.h"
#include "ui/trained/link_row.h"
#include "ui/views/elided_label.h"

#include "core/report/format.h"

#include <QApplication>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

const QString preparationKey = QStringLiteral("preparation");
constexpr int detailsHeight = 260;

/// "said of the stage 1, ...": assumptions that have one reason, together.
std::vector<std::vector<Assumption>> byReason(const std::vector<Assumption> &assumed)
{
    std::vector<std::vector<Assumption>> groups;
    for (const Assumption &each : assumed) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const auto &group) { return group.front().why == each.why; });
        if (same == groups.end())
            groups.push_back({each});
        else
            same->push_back(each);
    }
    return groups;
}

QString sentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(std::lround(x + (y - x) * share)); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QLabel *quietLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int margin = std::max(0, (rowHeight - label->fontMetrics().height()) / 2); // in line with the links
    label->setContentsMargins(0, margin, 0, margin);
    QPalette quiet = label->palette();
    quiet.setColor(QPalette::WindowText, Theme(quiet).quietText);
    label->setPalette(quiet);
    return label;
}

} // namespace

InferenceBar::InferenceBar(NetworkState &network, QWidget *parent)
    : QFrame(parent), m_network(network), m_name(new QLabel), m_facts(new ElidedLabel), m_cancel(new ElidedLabel),
      m_links(new LinkRow(tr("Assumed:"))), m_more(new QToolButton), m_close(new QToolButton), m_details(new QScrollArea)
{
    setObjectName(QStringLiteral("inferenceBar"));
    setAutoFillBackground(true);
    m_name->setTextFormat(Qt::PlainText);
    m_facts->setQuiet(true);
    m_cancel->setLink(true);
    m_cancel->setFullText(tr("Cancel"));
    m_cancel->setObjectName(QStringLiteral("cancelTest"));
    m_more->setObjectName(QStringLiteral("evidence"));
    m_more->setText(tr("Evidence"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setToolTip(tr("What was assumed, why, and what photographs say of it"));
    m_close->setText(QStringLiteral("✕"));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setToolTip(tr("Dismiss what is said of the weight file"));
    m_close->setAccessibleName(m_close->toolTip());
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setWidgetResizable(true);
    m_details->setFocusPolicy(Qt::NoFocus);
    m_details->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_details->setAccessibleName(m_more->toolTip());

    auto *first = new QHBoxLayout;
    first->setSpacing(controlGap);
    first->addWidget(m_name);
    first->addWidget(m_facts, 1);
    first->addWidget(m_cancel);
    first->addWidget(m_more);
    first->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, insideGap, controlGap, insideGap);
    column->setSpacing(0);
    column->addLayout(first);
    column->addWidget(m_links);
    column->addWidget(m_details);

    connect(m_links, &LinkRow::activated, this,
            [this](const QString &key) { key == preparationKey ? Q_EMIT preparationRequested() : Q_EMIT fieldRequested(key); });
    connect(m_links, &LinkRow::moreRequested, this, &InferenceBar::showDetail);
    connect(m_more, &QToolButton::toggled, this, &InferenceBar::setDetailsShown);
    connect(m_close, &QToolButton::clicked, this, &InferenceBar::dismiss);
    connect(m_cancel, &ElidedLabel::activated, this, &InferenceBar::testCancelled);
    connect(&network, &NetworkState::snapshotChanged, this, &InferenceBar::refresh);
    m_details->hide();
    applyColors();
    hide();
}

void InferenceBar::show(InferenceReport report)
{
    m_report = std::move(report);
    m_variant = m_network.variant();
    m_done = m_most = 0;
    refresh();
    if (m_more->isChecked())
        fillDetails();
}

void InferenceBar::setProgress(int done, int most)
{
    m_done = done;
    m_most = most;
    refresh();
}

void InferenceBar::dismiss()
{
    m_report.reset();
    m_more->setChecked(false);
    hide();
}

QString InferenceBar::testWords() const
{
    if (m_most > 0)
        return m_done > 0 ? tr("testing on photographs, pass %1 of at most %2…").arg(m_done).arg(m_most)
                          : tr("will be tested on photographs…");
    return m_report->test;
}

/// The file's, and says so where edits have made it another network.
QString InferenceBar::factWords() const
{
    const QString count = QString::fromStdString(formatCount(m_report->parameters));
    const bool same = m_network.snapshot()->model->profile.totals.parameters == m_report->parameters;
    return (same ? tr("%1 parameters · %2") : tr("%1 parameters in the file · %2")).arg(count, m_report->facts);
}

void InferenceBar::refresh()
{
    const bool ours = m_report && m_network.variant() == m_variant;
    setVisible(ours);
    if (!ours)
        return;
    m_name->setText(m_report->network);
    const QString test = testWords();
    const QString facts = factWords();
    QStringList shown{facts, m_report->unused, test};
    shown.removeAll(QString());
    m_facts->setFullText(shown.join(QStringLiteral(" · ")));
    QStringList explained{m_report->file, facts, m_report->unusedDetails, test, m_report->testDetails};
    explained.removeAll(QString());
    m_facts->setExplanation(explained.join(u'\n'));
    m_cancel->setVisible(m_most > 0);
    std::vector<LinkRow::Link> links;
    for (const Assumption &each : stillAssumed(m_network.spec(), m_report->assumed))
        links.push_back({assumptionWords(each), QString::fromStdString(each.key), sentence(reasonWords(each))});
    if (!m_report->preparation.isEmpty()) // beside what was tested
        links.insert(links.begin() + std::min<std::ptrdiff_t>(4, std::ssize(links)),
                     {tr("images: %1").arg(m_report->preparation), preparationKey, tr("How images are prepared")});
    m_links->setVisible(!links.empty());
    m_links->setLinks(std::move(links));
    setAccessibleName(text());
}

QString InferenceBar::text() const
{
    return m_report ? m_report->network + QStringLiteral(", ") + m_facts->fullText() : QString();
}

/// Leads to what is said of `key` in the evidence.
void InferenceBar::showDetail(const QString &key)
{
    m_more->setChecked(true);
    QTimer::singleShot(0, m_details, [this, key] { // it has its places by then
        auto *link = m_details->findChild<QWidget *>(QStringLiteral("detail.") + key);
        if (!link)
            return;
        link->setFocus(Qt::OtherFocusReason);
        m_details->verticalScrollBar()->setValue(link->mapTo(m_details->widget(), QPoint()).y());
    });
}

bool InferenceBar::showsDetails() const
{
    return !m_details->isHidden();
}

void InferenceBar::setDetailsShown(bool shown)
{
    m_more->setText(shown ? tr("Hide evidence") : tr("Evidence"));
    if (shown && m_report)
        fillDetails();
    m_details->setVisible(shown);
}

/// What the figures of the evidence are, above them.
void InferenceBar::addHeading(QGridLayout *grid, int row)
{
    const auto tested = [](const Assumption &each) { return !each.evidence.empty(); };
    if (m_report->preparationEvidence.empty() && std::none_of(m_report->assumed.begin(), m_report->assumed.end(), tested))
        return;
    auto *heading = quietLabel(tr("KL divergence, lower is better"));
    heading->setObjectName(QStringLiteral("evidenceHeading"));
    heading->setToolTip(EvidenceBars::explanation());
    heading->setWordWrap(false);
    grid->addWidget(heading, row, 2, Qt::AlignTop);
}

void InferenceBar::addDetail(QGridLayout *grid, int row, const std::vector<Assumption> &group)
{
    auto *keys = new QWidget;
    auto *column = new QVBoxLayout(keys);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    std::vector<EvidenceBars *> bars;
    for (const Assumption &each : group) {
        auto *link = new LinkButton;
        const QString key = QString::fromStdString(each.key);
        link->setText(assumptionWords(each));
        link->setObjectName(QStringLiteral("detail.") + key);
        connect(link, &LinkButton::clicked, this, [this, key] { Q_EMIT fieldRequested(key); });
        column->addWidget(link, 0, Qt::AlignLeft);
        std::vector<EvidenceBars::Row> rows;
        for (const Candidate &candidate : each.evidence)
            rows.push_back({valueWords(key, candidate.value), candidate.divergence});
        if (!rows.empty())
            bars.push_back(new EvidenceBars(std::move(rows)));
    }
    grid->addWidget(keys, row, 0, Qt::AlignTop);
    grid->addWidget(quietLabel(sentence(reasonWords(group.front()))), row, 1, Qt::AlignTop);
    auto *evidence = new QWidget;
    auto *beside = new QVBoxLayout(evidence);
    beside->setContentsMargins(0, insideGap - 1, 0, insideGap);
    beside->setSpacing(insideGap);
    for (EvidenceBars *each : bars)
        beside->addWidget(each, 0, Qt::AlignLeft);
    grid->addWidget(evidence, row, 2, Qt::AlignTop);
}

void InferenceBar::fillDetails()
{
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setContentsMargins(0, controlGap, controlGap, controlGap);
    grid->setHorizontalSpacing(2 * groupGap);
    grid->setVerticalSpacing(insideGap);
    grid->setColumnStretch(1, 1);
    int row = 0;
    if (!m_report->testDetails.isEmpty())
        grid->addWidget(quietLabel(sentence(m_report->testDetails)), row++, 0, 1, 3);
    if (!m_report->unusedDetails.isEmpty())
        grid->addWidget(quietLabel(m_report->unusedDetails), row++, 0, 1, 3);
    for (const QString &note : m_report->notes)
        grid->addWidget(quietLabel(sentence(note)), row++, 0, 1, 3);
    addHeading(grid, row++);
    if (!m_report->preparation.isEmpty()) {
        auto *link = new LinkButton;
        link->setText(tr("images: %1").arg(m_report->preparation));
        link->setObjectName(QStringLiteral("detail.") + preparationKey);
        connect(link, &LinkButton::clicked, this, &InferenceBar::preparationRequested);
        grid->addWidget(link, row, 0, Qt::AlignLeft | Qt::AlignTop);
        grid->addWidget(quietLabel(tr("No weight file tells how its images were prepared")), row, 1, Qt::AlignTop);
        std::vector<EvidenceBars::Row> rows;
        for (const Candidate &candidate : m_report->preparationEvidence)
            rows.push_back({preparationText(candidate.value), candidate.divergence});
        if (!rows.empty())
            grid->addWidget(new EvidenceBars(std::move(rows)), row, 2, Qt::AlignTop);
        ++row;
    }
    std::vector<std::vector<Assumption>> groups = byReason(stillAssumed(m_network.spec(), m_report->assumed));
    std::stable_partition(groups.begin(), groups.end(), [](const std::vector<Assumption> &group) {
        return std::any_of(group.begin(), group.end(), [](const Assumption &each) { return !each.evidence.empty(); });
    });
    for (const std::vector<Assumption> &group : groups)
        addDetail(grid, row++, group);
    content->setAutoFillBackground(false);
    int nameWidth = 0;
    for (const EvidenceBars *bars : content->findChildren<EvidenceBars *>())
        nameWidth = std::max(nameWidth, bars->nameWidth());
    for (EvidenceBars *bars : content->findChildren<EvidenceBars *>())
        bars->setNameWidth(nameWidth);
    const int most = std::min(detailsHeight, window()->height() * 3 / 10);
    m_details->setWidget(content); // full: what a visible widget is given later has no size yet
    m_details->setFixedHeight(std::min(most, content->sizeHint().height() + controlGap));
}

void InferenceBar::applyColors()
{
    const Theme theme(QApplication::palette());
    QPalette own; // of one color: the others follow the window's
    own.setColor(QPalette::Window, mixed(theme.panel, theme.accent, theme.dark ? 0.12 : 0.07)); // quiet text stays readable on it
    setPalette(own);
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_details->viewport()->setAutoFillBackground(false);
}

void InferenceBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    const QEvent::Type type = event->type();
    if ((type != QEvent::PaletteChange && type != QEvent::FontChange) || std::exchange(m_coloring, true))
        return;
    applyColors();
    m_coloring = false;
    if (m_report && showsDetails())
        fillDetails();
}

} // namespace residua::ui
