#include "ui/graph/graph_source.h"

#include <utility>

namespace residua::ui {

PictureSource::PictureSource(Worker &worker) : m_worker(worker)
{
    connect(&worker, &Worker::pictureReady, this, &PictureSource::onPicture);
}

void PictureSource::request(PictureRequest shown, QSizeF area, double unit, const Readable &readable, bool fits, bool sameShape)
{
    const std::uint64_t number = m_asked.number;
    m_asked = std::move(shown);
    m_asked.number = number;
    double width = m_page.width();
    if (fits || width <= 0)
        width = m_page.begin(area, unit, readable, sameShape);
    else
        m_page.stop();
    layOut(width);
}

void PictureSource::layOut(double pageWidth)
{
    m_asked.pageWidth = pageWidth;
    ++m_asked.number;
    m_worker.layOut(m_asked);
}

void PictureSource::onPicture(const PicturePtr &picture)
{
    if (picture->number != m_asked.number)
        return; // a newer one is on its way
    const bool judged = m_page.tries();
    if (judged)
        if (const auto width = m_page.judge(picture)) {
            layOut(*width);
            return;
        }
    m_shown = m_asked.number;
    Q_EMIT ready(judged ? m_page.best() : picture);
}

} // namespace residua::ui
