#pragma once

#include "ui/window/main_window.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/worker_fixture.h"

namespace residua::test {

/// The whole window on a fake engine, and a folder for its files.
struct WindowFixture : WorkerFixture {
    TempFolder folder;
    ui::MainWindow window{session, worker};

    /// In front, where the keyboard is.
    void show()
    {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window, patience))
            qFatal("the window does not become active");
    }
};

} // namespace residua::test
