#pragma once

#include "ui/session.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QSlider;
class QStackedLayout;

namespace residua::ui {

class ElidedLabel;
class EmptyPage;
class MapsGrid;
class ScaleBar;

/// The feature maps of the selected layer in the last run, or why there are none and what to do about it.
class MapsView : public QWidget {
    Q_OBJECT

public:
    MapsView(Session &session, QWidget *parent = nullptr);
    ~MapsView() override;

    MapsGrid &grid() { return *m_grid; }
    const EmptyPage &emptyPage() const { return *m_empty; }
    bool showsMaps() const;
    QString headerText() const; ///< "256 · 14 × 14 · random weights"

public Q_SLOTS:
    /// Ask for a file and hand the work to whoever is connected to `saveRequested`.
    void saveGrid();
    void saveLayer();
    /// The current map, one pixel a value, or the first one.
    void copyMap();

Q_SIGNALS:
    void openImageRequested();
    void sampleRequested();
    void runRequested();
    /// `job` writes the file and throws Error; for a background thread (`Worker::save`).
    void saveRequested(const QString &path, const std::function<void()> &job);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    enum class Link { Open, Sample, Run };
    void refresh();
    void setHeader(const QString &text);
    void showMaps(const MapsPtr &maps);
    void showEmpty(const QString &text, const std::vector<std::pair<QString, Link>> &links = {});
    QString suggestedName(const QString &ending) const;

    Session &m_session;
    ElidedLabel *m_title, *m_header, *m_outdated;
    QWidget *m_tools;
    ScaleBar *m_scale;
    QSlider *m_size;
    QStackedLayout *m_stack;
    MapsGrid *m_grid;
    EmptyPage *m_empty;
    std::vector<Link> m_links;
    QTimer m_patience; ///< maps that come at once are not announced
};

/// The jobs of the two commands.
void writeMapsPicture(const MapsResult &maps, const QString &path);
void writeMapsArray(const MapsResult &maps, const QString &path);

} // namespace residua::ui
