#pragma once

#include "ui/graph/graph_view.h"
#include "ui/look/theme.h"
#include "ui/strip/stage_strip.h"
#include "ui/views/maps_view.h"
#include "ui/window/main_window.h"

#include "tests/ui/hands.h"
#include "tests/ui/window_fixture.h"
#include "tests/ui/window_settings.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QUrl>

namespace residua::test {

using namespace residua::ui;

/// The whole window under hands, with the engine of fake_engine.h.
struct Hands : WindowFixture {
    explicit Hands(bool engine = true)
    {
        window.resize(1500, 950);
        window.restoreLayout();
        show();
        if (engine && !start())
            qFatal("not confirmed");
    }
    /// Runs, selects an operation and waits until its maps are seen.
    void showMaps(const char *path)
    {
        press(Qt::Key_F5);
        QTRY_COMPARE(session.shown().runState().state, RunState::State::Done);
        session.shown().select(path);
        QTRY_VERIFY(find<MapsView>().showsMaps());
    }
    template <class Widget>
    Widget &find(const char *name = nullptr)
    {
        auto *found = name ? window.findChild<Widget *>(QString::fromLatin1(name)) : window.findChild<Widget *>();
        if (!found)
            qFatal("there is no %s", name ? name : Widget::staticMetaObject.className());
        return *found;
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window.windowHandle(), static_cast<Qt::Key>(key), modifiers);
    }
    /// Clicks into the field of `key` and types `text` in place of what is there.
    void type(const char *key, const QString &text)
    {
        auto &field = find<QWidget>(key);
        click(field);
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_Delete);
        for (const QChar letter : text)
            press(letter.toUpper().unicode());
        press(Qt::Key_Return);
    }
    void drop(const QString &file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter({100, 100}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &enter);
        if (!enter.isAccepted())
            qFatal("the window takes no files");
        QDropEvent event(QPointF(100, 100), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&window, &event);
    }
};

/// What a part with such a window begins with.
inline void beginHands(const char *name)
{
    useEmptySettings(name);
    QApplication::setPalette(paletteFor(Appearance::Light));
}

} // namespace residua::test
