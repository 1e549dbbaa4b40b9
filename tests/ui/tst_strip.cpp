#include "ui/strip/stage_strip.h"

#include "tests/ui/patience.h"

#include <QApplication>

using namespace residua;
using namespace residua::ui;

class StripTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void shows()
    {
        Session session;
        StageStrip strip(session);
        strip.show();
    }
};

QTEST_MAIN(StripTest)
#include "tst_strip.moc"
