#pragma once

#include "ui/window/main_window.h"

#include <QElapsedTimer>
#include <QImage>
#include <QTimer>

namespace residua {

/// For `residua --report-start NANOSECONDS`, which tests/bench runs: measures the start and writes it as JSON to standard output
/// when the model is confirmed, then quits. NANOSECONDS is the time (CLOCK_MONOTONIC) at which the program was started.
/// While libtorch is being opened it loads an icon, an image and a file dialog, as a user might.
class StartReport : public QObject {
    Q_OBJECT

public:
    StartReport(ui::MainWindow &window, ui::Session &session, qint64 startedNs);

private:
    void beat();
    void meanwhile();
    void finish();

    ui::MainWindow &m_window;
    ui::Session &m_session;
    qint64 m_startedNs;
    double m_paintedMs = 0, m_worstGapMs = 0;
    int m_beats = 0;
    QElapsedTimer m_last;
    QTimer m_timer;
    QImage m_image;
};

} // namespace residua
