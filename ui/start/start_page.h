#pragma once

#include "ui/work/job_queue.h"

#include <QLabel>
#include <QScrollArea>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

class QHBoxLayout;
class QLineEdit;

namespace residua::ui {

class ElidedLabel;
class StartCard;

/// What a new document can be made from: what was open, recent files, a weight file, known networks, sample images.
/// Shown where nothing is open, and by File > New. Chooses; opens nothing itself.
class StartPage : public QWidget {
    Q_OBJECT

public:
    struct Content {
        QStringList recent;  ///< files, newest first; those that are gone are left out
        QStringList last;    ///< names of what was open when the program was last left
        QStringList samples; ///< names of sample images
        QString back;        ///< what is shown where the page is left: its name
    };

    explicit StartPage(QWidget *parent = nullptr);
    ~StartPage() override;

    /// Fills the page and begins at its top, the keyboard in the filter.
    void begin(const Content &content);

Q_SIGNALS:
    void presetChosen(const QString &name);
    void fileChosen(const QString &path);
    void sampleChosen(const QString &name);
    void openRequested();       ///< any file, by the dialog
    void checkpointRequested(); ///< a weight file, by the dialog
    void lastRequested();       ///< what was open when the program was last left
    void backRequested();       ///< Escape
    void painted();             ///< once, after the first paint

private:
    struct Section {
        QLabel *title;
        std::vector<StartCard *> cards;
    };

    StartCard *add(const QString &name);
    void showPhotograph(StartCard *card, const QString &file);
    void addSection(const QString &title);
    void addPresets();
    void addRecent(const QStringList &files);
    void addSamples(const QStringList &names);
    void clear();
    void fillSome();
    void readRecent(StartCard *card, const QString &path);
    void filter();
    void place();
    void step(StartCard *from, int right, int down);
    StartCard *firstShown() const;
    void applyColors();

    QLabel *m_title, *m_none;
    QLineEdit *m_filter;
    QHBoxLayout *m_head;
    ElidedLabel *m_back;
    QScrollArea *m_area;
    QWidget *m_content;
    std::vector<Section> m_sections;
    std::deque<std::function<void()>> m_waiting; ///< pictures and figures that are still to be made
    bool m_wasPainted = false;
    std::unique_ptr<JobQueue> m_jobs; // last: its jobs post to this object

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
};

} // namespace residua::ui
