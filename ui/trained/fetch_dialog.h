#pragma once

#include "ui/work/reading.h"

#include "core/weights/published.h"

#include <QDialog>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace residua::ui {

/// Asks before a published weight file is fetched, says how large it is and from where, and shows how far it has come. What is cancelled or
/// cut off is gone on with at the next try.
class FetchDialog : public QDialog {
    Q_OBJECT

public:
    /// `published` is not empty, and each has a place in the cache.
    FetchDialog(std::vector<PublishedWeights> published, QWidget *parent);

    /// The file that came, or was there.
    QString path() const;
    const PublishedWeights &chosen() const;

private:
    /// Bytes that are there, and of how many; 0: not known.
    struct Progress {
        std::atomic<std::uint64_t> received = 0, total = 0;
    };

    void showChoice();
    void start();
    void showProgress();
    void finish(const QString &error);
    void setUnderWay(bool underWay);
    void say(const QString &text, bool wrong);

    std::vector<PublishedWeights> m_published;
    QComboBox *m_choice;
    QLabel *m_text, *m_state;
    QProgressBar *m_bar;
    QDialogButtonBox *m_buttons;
    QPushButton *m_get;
    QTimer m_looking;
    std::shared_ptr<Progress> m_progress;
    Reading m_fetching;
};

} // namespace residua::ui
