#include "ui/views/status_line.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/state/pause.h"
#include "ui/state/words.h"
#include "ui/views/elided_label.h"
#include "ui/views/status_text.h"

#include <QEvent>
#include <QPainter>
#include <QProgressBar>
#include <QStringList>
#include <QToolButton>

namespace residua::ui {

namespace {

constexpr int slowMs = 200, dotSize = 8, progressWidth = 120;

QColor dotColor(const Theme &theme, Confirmation::State state, bool refused)
{
    if (refused)
        return theme.wrong;
    switch (state) {
    case Confirmation::State::Confirmed: return theme.good;
    case Confirmation::State::Refused:
    case Confirmation::State::Missing: return theme.wrong;
    case Confirmation::State::Waiting:
    case Confirmation::State::Checking: break;
    }
    return theme.waiting;
}

} // namespace

StatusLine::StatusLine(NetworkState &network, QWidget *parent) : QWidget(parent), m_network(network)
{
    m_variant = new ElidedLabel(Qt::ElideMiddle, this);
    m_variant->setExplanation(tr("The variant that is shown: Network ▸ Variant has them all"));
    m_confirmation = new ElidedLabel(Qt::ElideRight, this);
    m_retry = new ElidedLabel(Qt::ElideRight, this);
    m_retry->setObjectName(QStringLiteral("retry"));
    m_retry->setLink(true);
    m_retry->setFullText(tr("try again"));
    m_retry->setExplanation(tr("Look for libtorch again"));
    m_totals = new ElidedLabel(Qt::ElideRight, this);
    m_advice = new ElidedLabel(Qt::ElideRight, this);
    m_advice->setObjectName(QStringLiteral("advice"));
    m_advice->setLink(true);
    m_advice->setExplanation(tr("Where this network is weaker than every standard one: open the advice"));
    m_advice->hide();
    m_run = new ElidedLabel(Qt::ElideRight, this);
    m_run->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the run"));
    m_cancel = new QToolButton(this);
    m_cancel->setText(tr("Stop"));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stop the run before its next operation"));
    m_cancel->setAccessibleName(tr("Stop the run"));
    setAccessibleName(tr("Status"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAutoFillBackground(true); // so that nothing below it is painted with it

    setPause(m_slow, slowMs);
    connect(&m_slow, &QTimer::timeout, this, &StatusLine::showNow);
    for (const auto signal : {&Session::variantsChanged, &Session::currentChanged})
        connect(&network.session(), signal, this, &StatusLine::showVariant);
    connect(&network, &NetworkState::confirmationChanged, this, &StatusLine::showConfirmation);
    connect(&network, &NetworkState::refusedEntryChanged, this, &StatusLine::showNow);
    for (const auto signal : {&NetworkState::snapshotChanged, &NetworkState::baselineChanged})
        connect(&network, signal, this, &StatusLine::showTotals);
    for (const auto signal : {&NetworkState::runStateChanged, &NetworkState::runResultChanged, &NetworkState::snapshotChanged})
        connect(&network, signal, this, &StatusLine::showRun);
    connect(m_confirmation, &ElidedLabel::activated, this, [this] {
        if (m_network.refusedEntry().isEmpty())
            Q_EMIT detailsRequested(m_network.confirmation().message);
        else
            Q_EMIT fieldRequested(m_network.refusedKey());
    });
    connect(m_run, &ElidedLabel::activated, this, [this] { Q_EMIT detailsRequested(m_network.runState().message); });
    connect(m_advice, &ElidedLabel::activated, this, &StatusLine::adviceRequested);
    connect(m_retry, &ElidedLabel::activated, this, &StatusLine::retryRequested);
    connect(m_cancel, &QToolButton::clicked, this, &StatusLine::cancelRequested);
    showVariant();
    showNow();
    showTotals();
    showRun();
    onLookChange(*this, {}, [this] {
        updateGeometry();
        arrange();
    });
}

QString StatusLine::variantWords() const
{
    return m_variant->fullText();
}

QString StatusLine::confirmationWords() const
{
    return m_confirmation->fullText();
}
QString StatusLine::totalsWords() const
{
    return m_totals->fullText();
}
QString StatusLine::runWords() const
{
    return m_run->fullText();
}

void StatusLine::setAdvice(const QString &words)
{
    m_advice->setFullText(words);
    m_advice->setVisible(!words.isEmpty());
    arrange();
}

void StatusLine::showVariant()
{
    const Session &document = m_network.session();
    const QString words = ui::variantWords(document.document().workspace, document.indexOf(m_network.variant()).value_or(0));
    m_variant->setFullText(words);
    m_variant->setVisible(!words.isEmpty());
    arrange();
}

void StatusLine::showConfirmation()
{
    if (m_network.confirmation().state != Confirmation::State::Checking)
        showNow();
    else if (!m_slow.isActive() && m_shown != Confirmation::State::Checking)
        m_slow.start();
}

void StatusLine::showNow()
{
    m_slow.stop();
    const Confirmation &confirmation = m_network.confirmation();
    m_shown = confirmation.state;
    const bool missing = m_shown == Confirmation::State::Missing;
    // What somebody has entered is not what was confirmed.
    const QString &refused = m_network.refusedEntry();
    const bool wrong = !refused.isEmpty() || missing || m_shown == Confirmation::State::Refused;
    m_confirmation->setFullText(refused.isEmpty() ? confirmationText(confirmation)
                                                  : tr("a value is not valid: shown is the network without it"));
    m_confirmation->setExplanation(refused.isEmpty() ? confirmation.message : refused);
    m_confirmation->setLink(wrong);
    m_confirmation->setFailure(wrong);
    m_retry->setVisible(missing);
    arrange();
    update(dotRect().toAlignedRect());
}

void StatusLine::showTotals()
{
    QStringList texts, tips;
    for (const TotalText &total : totalTexts(m_network)) {
        texts << total.text;
        tips << total.toolTip;
    }
    m_totals->setFullText(texts.join(QStringLiteral(" · ")));
    m_totals->setExplanation(tips.join(u'\n'));
    arrange();
}

void StatusLine::showRun()
{
    const RunState &state = m_network.runState();
    const bool running = state.state == RunState::State::Running, stopping = state.state == RunState::State::Stopping;
    m_progress->setVisible(running || stopping);
    m_cancel->setVisible(running);
    m_progress->setRange(0, std::max(1, state.total));
    m_progress->setValue(state.done);
    const bool failed = state.state == RunState::State::Failed;
    m_run->setFullText(runText(state, m_network.runResult().get(), m_network.runIsCurrent()));
    m_run->setExplanation(failed ? state.message : QString());
    m_run->setLink(failed);
    m_run->setQuiet(!failed);
    m_run->setFailure(failed);
    arrange();
}

QSize StatusLine::sizeHint() const
{
    return {1024, std::max(rowHeight, fontMetrics().height() + 6) + 2};
}
QSize StatusLine::minimumSizeHint() const
{
    return {320, sizeHint().height()};
}

/// From the left, each part as wide as it wants to be; the last one takes what is left, down to nothing.
void StatusLine::arrange()
{
    const QRect room = rect().adjusted(groupGap, 1, -groupGap, 0);
    int left = room.left() + dotSize + controlGap, right = room.right() + 1;
    const auto place = [&](QWidget *widget, int width, int gap) {
        width = std::clamp(width, 0, std::max(0, right - left));
        widget->setGeometry(left, room.top(), width, room.height());
        left += width + gap;
    };
    const bool running = !m_progress->isHidden();
    if (running) { // what can be stopped is always in reach
        const int button = m_cancel->isHidden() ? 0 : m_cancel->sizeHint().width();
        m_cancel->setGeometry(right - button, room.top(), button, room.height());
        right -= button + (button ? controlGap : 0);
        m_progress->setGeometry(right - progressWidth, room.top(), progressWidth, room.height());
        right -= progressWidth + groupGap;
    }
    // As wide as when all is well, so that the numbers stay where they are while the time changes.
    const int usual = m_confirmation->fontMetrics().horizontalAdvance(confirmationText({Confirmation::State::Confirmed, 88.8, {}}));
    place(m_confirmation, std::min(std::max(usual, m_confirmation->sizeHint().width()), room.width() / 2),
          m_retry->isHidden() ? 3 * controlGap : controlGap);
    if (!m_retry->isHidden())
        place(m_retry, m_retry->sizeHint().width(), 3 * controlGap);
    if (!m_variant->isHidden())
        place(m_variant, std::min(m_variant->sizeHint().width(), room.width() / 5), 3 * controlGap);
    place(m_totals, m_totals->sizeHint().width(), 3 * controlGap);
    if (!m_advice->isHidden())
        place(m_advice, m_advice->sizeHint().width(), 3 * controlGap);
    const int rest = right - left;
    const int least = m_run->fontMetrics().averageCharWidth() * 8; // a few letters tell nothing
    m_run->setGeometry(left, room.top(), rest < least ? 0 : rest, room.height());
}

QRectF StatusLine::dotRect() const
{
    return {groupGap, (height() + 1 - dotSize) / 2.0, dotSize, dotSize};
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme(palette());
    painter.fillRect(0, 0, width(), 1, theme.line);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(dotColor(theme, m_shown, !m_network.refusedEntry().isEmpty()));
    painter.drawEllipse(dotRect());
}

void StatusLine::resizeEvent(QResizeEvent *)
{
    arrange();
}

} // namespace residua::ui
