#pragma once

#include "ui/trained/inference_bar.h"
#include "ui/window/message_bar.h"
#include "ui/work/reading.h"
#include "ui/work/worker.h"

#include <atomic>

namespace residua::ui {

class DocumentController;

/// Opens a weight file as a document: the network that it is found to be of, with its weights. What was assumed is put to the test on
/// photographs afterwards, in the background, and the bar above the picture tells all of it.
class CheckpointOpener : public QObject {
    Q_OBJECT

public:
    CheckpointOpener(Session &session, Worker &worker, MessageBar &messages, DocumentController &documents);

    InferenceBar &bar() { return *m_bar; }
    /// Reads `path`, a weight file or FILE#NAME; what is no residual network is told what it looks like, and nothing changes.
    void open(const QString &path);
    bool isOpening() const { return m_reading.isUnderWay(); }
    bool isTesting() const { return m_tested != nullptr; }
    /// What is being read is not opened.
    void abandonOpening() { m_reading.abandon(); }
    /// What is being read or tested is given up.
    void abandon();

Q_SIGNALS:
    void runRequested();
    void refused(const QString &why); ///< what was to be opened is not; the message says so
    void readingEnded();              ///< read, refused or given up; what comes of it is shown after this

private:
    struct Opened;

    void show(Opened opened, const QString &path);
    void refuse(const QString &why);
    InferenceReport reportNow(const WeightNetwork &network) const;
    /// Begins as soon as libtorch is there.
    void test();
    void showProgress();
    void endTest();
    void finishTest(const QString &error);
    /// Makes what photographs told a step of the history, where nobody has changed it meanwhile; true where anything changed.
    bool takeOver(const std::vector<Assumption> &before);

    Session &m_session;
    Worker &m_worker;
    MessageBar &m_messages;
    DocumentController &m_documents;
    InferenceBar *m_bar; ///< the window's
    Reading m_reading, m_testing;
    std::shared_ptr<WeightNetwork> m_tested; ///< while it is tested or waits for that; then the test's own
    VariantId m_variant = 0;                 ///< that was opened
    PrepareOptions m_preparation;            ///< of images, as it was opened
    std::shared_ptr<std::atomic<int>> m_done = std::make_shared<std::atomic<int>>(0), m_most = std::make_shared<std::atomic<int>>(0);
    QTimer m_progress;
};

} // namespace residua::ui
