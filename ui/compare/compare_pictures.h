#pragma once

#include "ui/compare/compare_picture.h"
#include "ui/compare/compared_pair.h"
#include "ui/graph/graph_folder.h"
#include "ui/work/lane.h"

#include <QTimer>

namespace residua::ui {

/// The pictures of both networks side by side, under one camera: they are panned, zoomed and unfolded together.
class ComparePictures : public QWidget {
    Q_OBJECT

public:
    explicit ComparePictures(ComparedPair &pair, QWidget *parent = nullptr);

    /// Shows exactly this level in both.
    void setLevel(Level level);
    const ComparePicture &picture(bool b) const { return b ? *m_b : *m_a; }
    const Camera &camera() const { return m_viewport.camera(); }
    /// True when what is shown is what was asked for last.
    bool isSettled() const { return m_shown == m_asked && !m_resized.isActive(); }

public Q_SLOTS:
    void zoomIn() { m_viewport.zoomIn(); }
    void zoomOut() { m_viewport.zoomOut(); }
    void actualSize() { m_viewport.actualSize(); }
    void fit();

private:
    struct Both {
        PicturePtr a, b;
    };

    void showNames();
    void onSelection();
    void request();
    void present(const Both &both, const ComparisonPtr &comparison, int number);
    void join(bool b);
    GraphFolder &folder(bool b) { return b ? m_folderB : m_folderA; }

    ComparedPair &m_pair;
    ComparePicture *m_a, *m_b;
    Viewport m_viewport; ///< of the picture of A, which is as large as that of B
    GraphFolder m_folderA, m_folderB;
    QTimer m_resized;
    int m_asked = 0, m_shown = 0; ///< numbers of requests
    Lane m_lane;                  ///< last: its job posts to this object
};

} // namespace residua::ui
