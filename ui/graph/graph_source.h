#pragma once

#include "ui/graph/graph_page.h"

#include <QObject>

namespace residua::ui {

/// Brings pictures of what is to be shown, each laid out at the page width at which it is largest in the view.
class PictureSource : public QObject {
    Q_OBJECT

public:
    explicit PictureSource(Worker &worker);

    /// Asks for a picture of `shown`, whose page width and number are set here, for an `area` in pixels of `unit` a point, which it is to
    /// fit, words at `readable` at least where that can be (see Viewport); or at the page width of the last one where `fits` is false.
    /// `sameShape`: it will be much like the last one.
    void request(PictureRequest shown, QSizeF area, double unit, const Readable &readable, bool fits, bool sameShape);
    /// Shows the picture that is under way as it comes.
    void stopFitting() { m_page.stop(); }
    /// True when what was asked for last has come.
    bool isDone() const { return m_shown == m_asked.number; }

Q_SIGNALS:
    /// What was asked for last.
    void ready(const residua::ui::PicturePtr &picture);

private:
    void layOut(double pageWidth);
    void onPicture(const PicturePtr &picture);

    Worker &m_worker;
    PictureRequest m_asked;
    PageFitter m_page;
    std::uint64_t m_shown = 0;
};

} // namespace residua::ui
