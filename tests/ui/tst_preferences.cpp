// The preferences, by menu, mouse and keys: each takes effect, is kept, and is there in the next start.
#include "ui/graph/graph_view.h"
#include "ui/look/theme.h"
#include "ui/start/start_page.h"
#include "ui/views/elided_label.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"
#include "ui/window/start_controller.h"

#include "tests/ui/part.h"
#include "tests/ui/windows_fixture.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QSettings>

#include <algorithm>
#include <cmath>

using namespace residua;
using namespace residua::ui;
using namespace residua::test;

namespace {

/// Opens the dialog by its keys, lets `look` do something in it, and closes it by Escape.
void inPreferences(Program &p, const std::function<void(QWidget &dialog)> &look)
{
    bool seen = false;
    hands::inDialog(p.window, [&look, &seen](QWidget *dialog) {
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Preferences"));
        seen = true;
        look(*dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
    });
    hands::press(p.window, p.actions().preferences);
    QVERIFY(seen);
}

void choose(QWidget &dialog, const char *name, const QString &text)
{
    hands::chooseInBox(dialog.findChild<QComboBox *>(QString::fromLatin1(name)), text);
}

/// By WCAG: 1 to 21.
double contrast(const QColor &a, const QColor &b)
{
    const auto luminance = [](const QColor &color) {
        const auto linear = [](double part) { return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

/// By the keyboard, which chooses without a list.
void chooseNext(QWidget &dialog, const char *name)
{
    auto *box = dialog.findChild<QComboBox *>(QString::fromLatin1(name));
    box->setFocus(Qt::TabFocusReason);
    QTest::keyClick(box, Qt::Key_Down);
}

} // namespace

class PreferencesTest : public test::QuietTest {
    Q_OBJECT

    QPalette m_before;

private Q_SLOTS:
    void init()
    {
        QuietTest::init();
        m_before = QApplication::palette();
    }
    void cleanup() { QApplication::setPalette(m_before); }

    void colorsAndMotionChangeAtOnceInEveryWindow()
    {
        const Home home;
        Program p({QStringLiteral("resnet18"), QStringLiteral("resnet34")});
        inPreferences(p, [&p](QWidget &dialog) {
            choose(dialog, "preferences.look", QStringLiteral("Dark"));
            QCOMPARE(Settings::appearance(), Appearance::Dark);
            QTRY_VERIFY2(
                Theme(p.window.graph().palette()).dark,
                qPrintable(p.window.palette().color(QPalette::Window).name() + QApplication::palette().color(QPalette::Window).name()));
            QVERIFY(p.actions().darkLook->isChecked());
            for (const char *look : {"Light", "Dark"}) { // more than once: the first palette is the desktop's, which is told otherwise
                choose(dialog, "preferences.look", QString::fromLatin1(look));
                for (const QLabel *label : dialog.findChildren<QLabel *>()) { // the quiet lines too
                    const double ratio = contrast(label->palette().color(QPalette::WindowText), dialog.palette().color(QPalette::Window));
                    QVERIFY2(ratio >= 4.5,
                             qPrintable(QStringLiteral("%1, %2: %3").arg(label->text(), QString::fromLatin1(look)).arg(ratio)));
                }
            }
            auto *motion = dialog.findChild<QCheckBox *>(QStringLiteral("preferences.motion"));
            QVERIFY(motion->isChecked());
            QTest::mouseClick(motion, Qt::LeftButton, {}, {8, motion->height() / 2});
            QVERIFY(!Settings::motion() && !p.actions().motion->isChecked() && !p.window.graph().isAnimated());
        });
        QCOMPARE(p.windows.count(), std::size_t{2});
        for (QWidget *each : QApplication::topLevelWidgets()) {
            auto *other = qobject_cast<MainWindow *>(each);
            if (!other || other == &p.window)
                continue;
            hands::bringToFront(*other);
            QTRY_VERIFY(other->actions().darkLook->isChecked() && !other->actions().motion->isChecked() && !other->graph().isAnimated());
        }
        Program later({QStringLiteral("resnet18")});
        QVERIFY(later.actions().darkLook->isChecked() && !later.actions().motion->isChecked() && !later.window.graph().isAnimated());
    }

    void countingIsThatOfEveryNewDocument()
    {
        const Home home;
        const QString file = home.file("mine.residua.json", toJson(*preset("resnet34")));
        const Counting wanted{Counting::Unit::Flops, Counting::Scope::AllOperations};
        {
            Program p({QStringLiteral("resnet18")});
            inPreferences(p, [&p](QWidget &dialog) {
                chooseNext(dialog, "preferences.unit");
                chooseNext(dialog, "preferences.scope");
                QVERIFY(p.actions().units[1]->isChecked() && p.actions().scopes[1]->isChecked());
            });
            QCOMPARE(p.session.counting(), wanted);
            p.window.openAny(file);
            QTRY_COMPARE(p.session.path(), file);
            QCOMPARE(p.session.counting(), wanted);
        }
        {
            Program later;
            QCOMPARE(later.session.counting(), wanted);
            QVERIFY(later.actions().units[1]->isChecked());
        }
        Program named({file});
        QCOMPARE(named.session.counting(), wanted);
    }

    void theProgramBeginsWithWhatIsWanted()
    {
        const Home home;
        const auto page = [](const Program &p) {
            auto *found = p.window.findChild<StartPage *>();
            return found && found->isVisible();
        };
        {
            Program p({QStringLiteral("resnet18")});
            inPreferences(p, [](QWidget &dialog) {
                choose(dialog, "preferences.beginning", QStringLiteral("A network, without the start page"));
                choose(dialog, "preferences.preset", QStringLiteral("resnet50"));
            });
        }
        {
            Program p;
            QVERIFY(!page(p));
            QCOMPARE(p.session.shown().spec(), *preset("resnet50"));
            QVERIFY(!p.session.isModified() && p.session.isUntitled());
            inPreferences(p, [&p](QWidget &dialog) {
                choose(dialog, "preferences.beginning", QStringLiteral("What was open last"));
                QVERIFY(p.actions().reopen->isChecked());
            });
            p.edit("5");
            const QString file = home.path("kept.residua.json");
            p.session.saveAs(file);
            hands::press(p.window, p.actions().quit);
        }
        {
            Program p;
            QTRY_COMPARE(p.session.displayName(), QStringLiteral("kept.residua.json"));
            QVERIFY(!page(p));
            inPreferences(p, [](QWidget &dialog) { choose(dialog, "preferences.beginning", QStringLiteral("The start page")); });
        }
        Program p;
        QVERIFY(page(p));
        QVERIFY(!p.actions().reopen->isChecked());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(p.session.shown().spec(), *preset("resnet50")); // what is behind the page
    }

    void theSampleIsTheOneThatIsPreferred()
    {
        const Home home;
        Program p({QStringLiteral("resnet18")});
        inPreferences(p, [](QWidget &dialog) { choose(dialog, "preferences.sample", QStringLiteral("astronaut")); });
        for (auto *link : p.window.findChildren<ElidedLabel *>()) {
            if (link->fullText() == QStringLiteral("Use the sample") && link->isVisible())
                QTest::mouseClick(link, Qt::LeftButton);
        }
        QTRY_COMPARE(p.session.setup().imageName, QStringLiteral("astronaut.jpg"));
    }

    void keysAreChangedFromHereAndAllIsResetAtOnce()
    {
        const Home home;
        Program p({QStringLiteral("resnet18")});
        inPreferences(p, [&p](QWidget &dialog) {
            choose(dialog, "preferences.look", QStringLiteral("Dark"));
            chooseNext(dialog, "preferences.unit");
            choose(dialog, "preferences.beginning", QStringLiteral("What was open last"));
            choose(dialog, "preferences.preset", QStringLiteral("resnet50"));
            choose(dialog, "preferences.sample", QStringLiteral("coffee"));
            auto *buttons = dialog.findChild<QDialogButtonBox *>();
            QTest::mouseClick(buttons->button(QDialogButtonBox::RestoreDefaults), Qt::LeftButton);
            QCOMPARE(dialog.findChild<QComboBox *>(QStringLiteral("preferences.preset"))->currentText(), QStringLiteral("resnet18"));
            QString title;
            hands::inDialog(p.window, [&title](QWidget *inner) {
                title = inner->windowTitle();
                QTest::keyClick(inner, Qt::Key_Escape);
            });
            for (QAbstractButton *button : buttons->buttons())
                if (button->text() == QStringLiteral("&Keyboard Shortcuts…"))
                    QTest::mouseClick(button, Qt::LeftButton);
            QCOMPARE(title, QStringLiteral("Keyboard Shortcuts"));
        });
        QCOMPARE(Settings::appearance(), Appearance::System);
        QCOMPARE(Settings::counting(), Counting{});
        QCOMPARE(p.session.counting(), Counting{});
        QCOMPARE(Settings::beginning(), Settings::Beginning::StartPage);
        QCOMPARE(Settings::preset(), QStringLiteral("resnet18"));
        QCOMPARE(RunController::preferredSample(), QStringLiteral("cat.png"));
    }

    void whatTheSettingsFileSaysWrongIsAsUsual()
    {
        const Home home;
        for (const char *key : {"appearance", "counting", "beginning", "preset", "sample"})
            QSettings().setValue(QString::fromLatin1(key), QStringLiteral("no such thing"));
        Program p;
        QCOMPARE(p.session.shown().spec(), *preset("resnet18"));
        QCOMPARE(p.session.counting(), Counting{});
        QVERIFY(p.window.findChild<StartPage *>()->isVisible());
        QCOMPARE(RunController::preferredSample(), QStringLiteral("cat.png"));
    }
};

RESIDUA_TEST_PART(PreferencesTest)
#include "tst_preferences.moc"
