// Whatever is done in whatever order: no crash, no warning, a document that is saved and read back equal, undo to the very start.
#include "ui/forms/architecture_form.h"
#include "ui/graph/graph_view.h"
#include "ui/strip/stage_strip.h"
#include "ui/window/main_window.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/fake_engine.h"

#include "core/arch/json.h"
#include "core/data/file.h"
#include "tests/ui/part.h"
#include "tests/ui/patience.h"
#include "tests/ui/window_settings.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace residua;
using namespace residua::ui;

namespace {

/// One hand on mouse and keyboard, led by a seed.
class Hand {
public:
    explicit Hand(quint32 seed) : m_random(seed), m_answers(seed)
    {
        window.resize(1400, 900);
        window.show();
        worker.start();
        // A timer does not fire again while its own slot runs, and an answer may open the next question.
        m_waiter.callOnTimeout([this] {
            QMetaObject::invokeMethod(
                &m_waiter, [this] { answer(); }, Qt::QueuedConnection);
        });
        m_waiter.start(15);
    }

    void act()
    {
        switch (m_random.bounded(12)) {
        case 0:
        case 1: command(); break;
        case 2:
        case 3:
        case 4: field(); break;
        case 5:
        case 6:
        case 7: drag(*window.findChild<StageStrip *>()); break;
        case 8: drag(window.graph()); break;
        case 9:
        case 10: variant(); break;
        default: menu(m_random.bounded(2) ? static_cast<QWidget &>(window.graph()) : *window.findChild<StageStrip *>());
        }
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }

    std::shared_ptr<test::FakeControl> control = std::make_shared<test::FakeControl>();
    Session session;
    Worker worker{session, [control = control] { return test::makeFakeEngine(control); }};
    MainWindow window{session, worker};

private:
    void command()
    {
        const Actions &a = window.actions();
        QAction *action = a.all[m_random.bounded(static_cast<int>(a.all.size()))];
        // Those end the document or the program.
        if (action != a.newDocument && action != a.close && action != a.quit && action->isEnabled())
            action->trigger();
    }

    /// Something in the menu of variants, or another one of a preset.
    void variant()
    {
        const Actions &a = window.actions();
        QMenu *menu = m_random.bounded(3) ? a.variantMenu : a.addVariantMenu;
        if (menu->isEnabled())
            menu->exec(window.mapToGlobal(QPoint(200, 40)));
    }

    void field()
    {
        QList<QWidget *> fields;
        for (QWidget *widget : window.findChild<ArchitectureForm *>()->findChildren<QWidget *>()) {
            const bool editor = qobject_cast<QAbstractSpinBox *>(widget) || qobject_cast<QComboBox *>(widget)
                || qobject_cast<QAbstractButton *>(widget)
                || (qobject_cast<QLineEdit *>(widget) && !qobject_cast<QAbstractSpinBox *>(widget->parentWidget()));
            if (editor && widget->isVisible() && widget->isEnabled())
                fields.append(widget);
        }
        if (fields.isEmpty())
            return; // the form is hidden
        QWidget *chosen = fields[m_random.bounded(static_cast<int>(fields.size()))];
        if (qobject_cast<QAbstractButton *>(chosen)) {
            QTest::mouseClick(chosen, Qt::LeftButton);
            return;
        }
        chosen->setFocus();
        if (qobject_cast<QComboBox *>(chosen) || m_random.bounded(2)) {
            QTest::keyClick(chosen, m_random.bounded(2) ? Qt::Key_Up : Qt::Key_Down);
            return;
        }
        static const char *const texts[] = {"1", "2", "3", "8", "64", "96", "129", "600", "0", "-1", "nonsense", ""};
        QTest::keyClick(chosen, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(chosen, QString::fromLatin1(texts[m_random.bounded(12)]));
        QTest::keyClick(chosen, m_random.bounded(4) ? Qt::Key_Return : Qt::Key_Escape);
    }

    QPoint anywhereIn(const QWidget &widget) { return {m_random.bounded(widget.width()), m_random.bounded(widget.height())}; }

    void drag(QWidget &widget)
    {
        if (!widget.isVisible())
            return;
        static const int keys[] = {Qt::Key_Left,   Qt::Key_Right,  Qt::Key_Up,    Qt::Key_Down, Qt::Key_Delete,
                                   Qt::Key_Insert, Qt::Key_Return, Qt::Key_Space, Qt::Key_Home};
        switch (m_random.bounded(4)) {
        case 0:
            widget.setFocus();
            QTest::keyClick(&widget, static_cast<Qt::Key>(keys[m_random.bounded(9)]),
                            m_random.bounded(4) ? Qt::NoModifier : Qt::ShiftModifier);
            break;
        case 1: QTest::mouseDClick(&widget, Qt::LeftButton, {}, anywhereIn(widget)); break;
        default: {
            QTest::mousePress(&widget, Qt::LeftButton, {}, anywhereIn(widget));
            for (int i = m_random.bounded(5); i >= 0; --i)
                QTest::mouseMove(&widget, anywhereIn(widget));
            if (m_random.bounded(4) == 0)
                QTest::keyClick(&widget, Qt::Key_Escape);
            QTest::mouseRelease(&widget, Qt::LeftButton, {}, anywhereIn(widget));
        }
        }
    }

    void menu(QWidget &widget)
    {
        if (!widget.isVisible())
            return;
        const QPoint at = anywhereIn(widget);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, widget.mapToGlobal(at));
        QCoreApplication::sendEvent(&widget, &event);
    }

    /// Chooses something in a menu that is open; thinks better of every question, but of some for a name.
    void answer()
    {
        if (auto *popup = QApplication::activePopupWidget()) {
            QList<QAction *> choices;
            for (QAction *action : popup->actions()) {
                if (action->isEnabled() && action->isVisible() && !action->menu() && !action->isSeparator())
                    choices.append(action);
            }
            auto *menu = qobject_cast<QMenu *>(popup);
            if (!menu || choices.isEmpty()) {
                popup->close();
                return;
            }
            menu->setActiveAction(choices[m_answers.bounded(static_cast<int>(choices.size()))]);
            QTest::keyClick(menu, Qt::Key_Return);
        } else if (QWidget *dialog = QApplication::activeModalWidget()) {
            auto *name = qobject_cast<QInputDialog *>(dialog) ? dialog->findChild<QLineEdit *>() : nullptr;
            if (!name || qobject_cast<QAbstractSpinBox *>(name->parentWidget()) || m_answers.bounded(3) == 0) {
                QTest::keyClick(dialog, Qt::Key_Escape);
                return;
            }
            QTest::keyClicks(name, QString::number(m_answers.bounded(100)));
            QTest::keyClick(name, Qt::Key_Return);
        }
    }

    QRandomGenerator m_random, m_answers;
    QTimer m_waiter;
};

} // namespace

class RandomTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { test::useEmptySettings("residua-random-test"); }
    void anySequenceIsUndoneToTheVeryStart_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 3; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anySequenceIsUndoneToTheVeryStart()
    {
        QFETCH(quint32, seed);
        Hand hand(seed);
        Session &session = hand.session;
        const std::string start = documentBytes(session.document());
        for (int i = 0; i < 300; ++i)
            hand.act();

        const test::TempFolder folder;
        const std::string now = documentBytes(session.document());
        const std::size_t current = session.current();
        const int steps = session.undoStack().index(); // the hand may have undone some last
        saveFile(folder / "random.residua", documentBytes(session.document()));
        const DocumentFile read = readDocument(QString::fromStdString(folder / "random.residua"));
        QCOMPARE(documentBytes(read.document), documentBytes(session.document()));
        QVERIFY(session.undoStack().count() > 20);
        while (session.undoStack().canUndo())
            session.undoStack().undo();
        QCOMPARE(documentBytes(session.document()), start);
        while (session.undoStack().index() < steps)
            session.undoStack().redo();
        session.setCurrent(current); // is no step
        QCOMPARE(documentBytes(session.document()), now);
    }
};

RESIDUA_TEST_PART(RandomTest)
#include "tst_random.moc"
