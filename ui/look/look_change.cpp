#include "ui/look/look_change.h"

#include <QEvent>
#include <QWidget>

#include <utility>

namespace residua::ui {

namespace {

class LookWatch : public QObject {
public:
    LookWatch(QWidget &widget, std::function<void()> colors, std::function<void()> fonts)
        : QObject(&widget), m_colors(std::move(colors)), m_fonts(std::move(fonts))
    {
        widget.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == parent()) {
            const QEvent::Type type = event->type();
            if (type == QEvent::PaletteChange && m_colors)
                m_colors();
            if ((type == QEvent::FontChange || type == QEvent::StyleChange) && m_fonts)
                m_fonts();
        }
        return false;
    }

private:
    std::function<void()> m_colors, m_fonts;
};

} // namespace

void onLookChange(QWidget &widget, std::function<void()> colors, std::function<void()> fonts)
{
    new LookWatch(widget, std::move(colors), std::move(fonts));
}

} // namespace residua::ui
