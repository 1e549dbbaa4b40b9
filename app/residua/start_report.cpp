#include "app/residua/start_report.h"

#include <QCoreApplication>
#include <QIcon>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace residua {

namespace {

double millisecondsSince(qint64 startedNs)
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec * 1'000'000'000LL + now.tv_nsec - startedNs) / 1e6;
}

} // namespace

StartReport::StartReport(ui::MainWindow &window, ui::Session &session, qint64 startedNs)
    : m_window(window), m_session(session), m_startedNs(startedNs)
{
    connect(&window, &ui::MainWindow::painted, this, [this] {
        m_paintedMs = millisecondsSince(m_startedNs);
        // The plug-ins are loaded in this turn of the loop; what counts are the gaps after it.
        QTimer::singleShot(0, this, [this] {
            m_last.start();
            m_timer.start(1);
        });
    });
    connect(&session.shown(), &ui::NetworkState::confirmationChanged, this, [this] {
        const auto state = m_session.shown().confirmation().state;
        if (state != ui::Confirmation::State::Waiting && state != ui::Confirmation::State::Checking)
            finish();
    });
    connect(&m_timer, &QTimer::timeout, this, &StartReport::beat);
}

void StartReport::beat()
{
    const double gap = static_cast<double>(m_last.nsecsElapsed()) / 1e6;
    m_worstGapMs = std::max(m_worstGapMs, gap);
    m_last.restart();
    ++m_beats;
    meanwhile();
}

void StartReport::meanwhile()
{
    // One thing at a time, while libtorch is being opened.
    switch (m_beats) {
    case 3: m_window.setWindowIcon(QPixmap(QIcon(QStringLiteral(":/icons/residua.svg")).pixmap(48, 48))); break;
    case 6: m_image = QImage(QStringLiteral(":/images/coffee.jpg")); break;
    case 9: m_image = QImage(QStringLiteral(":/images/cat.png")); break;
    case 12: m_window.actions().open->trigger(); break;
    default: break;
    }
}

void StartReport::finish()
{
    m_timer.stop();
    const bool confirmed = m_session.shown().confirmation().state == ui::Confirmation::State::Confirmed;
    std::printf("{\"first_paint_ms\": %.1f, \"confirmed_ms\": %.1f, \"confirmed\": %s, \"longest_gap_ms\": %.1f}\n", m_paintedMs,
                millisecondsSince(m_startedNs), confirmed ? "true" : "false", m_worstGapMs);
    std::fflush(stdout);
    QCoreApplication::exit(confirmed ? 0 : 1);
}

} // namespace residua
