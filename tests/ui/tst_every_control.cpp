#include "ui/graph/graph_view.h"
#include "ui/models/layer_view.h"
#include "ui/models/module_view.h"
#include "ui/state/document.h"
#include "ui/strip/stage_strip.h"
#include "ui/views/elided_label.h"
#include "ui/views/maps_view.h"
#include "ui/window/message_bar.h"

#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLineEdit>
#include <QSettings>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QUndoStack>
#include <QWhatsThis>

#include <memory>

using namespace residua;
using namespace residua::ui;
using test::Hands;

namespace {

/// One thing that can be clicked, found anew each time: the window may be another one by then.
struct Control {
    QString name;
    std::function<bool(Hands &)> click; ///< false where it is not there, or not now
};

/// What is to be seen of the program besides its pixels.
QString stateOf(Hands &h)
{
    const NetworkState &shown = h.session.shown();
    QStringList state{QString::fromStdString(documentBytes(h.session.document())),
                      QString::number(h.session.current()),
                      QString::fromStdString(shown.selection().path),
                      QString::number(h.session.undoStack().index()),
                      QString::number(static_cast<int>(h.session.metric())),
                      h.session.setup().imageName + QString::number(h.session.setup().seed),
                      QString::number(static_cast<int>(shown.runState().state)),
                      QString::number(quintptr(shown.runResult().get())),
                      QString::number(static_cast<int>(h.window.graph().level())),
                      QString::number(h.window.graph().camera().zoom) + QString::number(h.window.graph().camera().offset.x()),
                      h.window.messages().text(),
                      QApplication::clipboard()->text(),
                      QString::number(h.window.windowState()),
                      QString::number(h.window.isVisible()),
                      QString::number(QWhatsThis::inWhatsThisMode())};
    for (const QWidget *widget : h.window.findChildren<QWidget *>()) {
        QString word = widget->isVisible() ? QStringLiteral("v") : QStringLiteral("-");
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            word += button->isChecked() ? QStringLiteral("c") + button->text() : button->text();
        if (const auto *box = qobject_cast<const QComboBox *>(widget))
            word += box->currentText();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            word += line->text();
        if (const auto *header = qobject_cast<const QHeaderView *>(widget))
            word +=
                QString::number(header->isSortIndicatorShown() ? header->sortIndicatorSection() * 2 + header->sortIndicatorOrder() : -1);
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget))
            word += QString::number(tabs->currentIndex());
        state << word;
    }
    for (const QAction *action : h.window.actions().all)
        state << QString::number(action->isChecked());
    return state.join(QLatin1Char('\n'));
}

/// Visible, enabled and not covered: what a pointer can hit.
bool isInReach(const QWidget &widget, const QPoint &at)
{
    if (!widget.isVisible() || !widget.isEnabled() || !widget.window()->rect().contains(test::inWindow(widget, at)))
        return false;
    const QWidget *hit = widget.window()->childAt(test::inWindow(widget, at));
    return hit == &widget || widget.isAncestorOf(hit);
}

/// One of several that is chosen: there is nothing to do for it.
bool isChosen(const QWidget &widget)
{
    const auto *button = qobject_cast<const QAbstractButton *>(&widget);
    const auto *tool = qobject_cast<const QToolButton *>(&widget);
    const bool one = button && (button->autoExclusive() || (button->group() && button->group()->exclusive()));
    return button && button->isChecked() && (one || (tool && tool->defaultAction() && tool->defaultAction()->actionGroup()));
}

template <class Widget>
std::vector<Widget *> inReach(Hands &h)
{
    std::vector<Widget *> found;
    for (Widget *widget : h.window.findChildren<Widget *>())
        if (isInReach(*widget, widget->rect().center()) && !isChosen(*widget))
            found.push_back(widget);
    return found;
}

QString nameOf(const QWidget &widget, const QString &text)
{
    return QString::fromLatin1(widget.metaObject()->className()).section(QLatin1Char(':'), -1) + QLatin1Char(' ') + widget.objectName()
        + QLatin1Char(' ') + (widget.accessibleName().isEmpty() ? text : widget.accessibleName());
}

/// The `number`th of those of one name.
template <class Widget, class Text>
void addWidgets(Hands &h, std::vector<Control> &controls, Text textOf)
{
    QMap<QString, int> counts;
    for (Widget *widget : inReach<Widget>(h)) {
        const QString name = nameOf(*widget, textOf(*widget));
        controls.push_back({name, [name, number = counts[name]++, textOf](Hands &hands) {
                                int left = number;
                                for (Widget *each : inReach<Widget>(hands)) {
                                    if (nameOf(*each, textOf(*each)) != name || left-- > 0)
                                        continue;
                                    test::click(*each);
                                    return true;
                                }
                                return false;
                            }});
    }
}

/// Entries that lead further; those of lists of names are alike, so one of each will do.
void addEntries(std::vector<Control> &controls, const QMenu &menu, const QString &path)
{
    int names = 0;
    for (const QAction *action : menu.actions()) {
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        if (action->isSeparator() || !action->isVisible() || !action->isEnabled() || text.contains(QLatin1Char('/')))
            continue;
        if (action->menu()) {
            addEntries(controls, *action->menu(), path + text + QLatin1Char('/'));
            continue;
        }
        if (action->isCheckable() && action->isChecked() && action->actionGroup())
            continue; // chosen already
        const bool isName = action->toolTip() == action->text().remove(QLatin1Char('&')) && action->shortcut().isEmpty();
        if (isName && names++ > 0)
            continue;
        controls.push_back(
            {path + text, [path = path + text](Hands &h) { return test::chooseCommand(h.window, path.toUtf8().constData()); }});
    }
}

std::vector<Control> controlsOf(Hands &h)
{
    std::vector<Control> controls;
    addWidgets<QAbstractButton>(h, controls, [](const QAbstractButton &button) { return button.text(); });
    addWidgets<QComboBox>(h, controls, [](const QComboBox &) { return QString(); });
    for (const ElidedLabel *label : inReach<ElidedLabel>(h))
        if (label->isLink())
            controls.push_back({QStringLiteral("link ") + label->fullText(), [text = label->fullText()](Hands &hands) {
                                    for (ElidedLabel *each : inReach<ElidedLabel>(hands))
                                        if (each->isLink() && each->fullText() == text) {
                                            test::clickAt(*each, {6, each->height() / 2});
                                            return true;
                                        }
                                    return false;
                                }});
    for (QTabBar *tabs : inReach<QTabBar>(h))
        for (int i = 0; i < tabs->count(); ++i)
            if (i != tabs->currentIndex())
                controls.push_back({QStringLiteral("tab ") + tabs->tabText(i), [i, text = tabs->tabText(i)](Hands &hands) {
                                        for (QTabBar *bar : inReach<QTabBar>(hands)) {
                                            if (bar->tabText(i) != text)
                                                continue;
                                            test::clickAt(*bar, bar->tabRect(i).center());
                                            return true;
                                        }
                                        return false;
                                    }});
    for (QHeaderView *header : inReach<QHeaderView>(h))
        for (int i = 0; i < header->count() && header->sectionsClickable(); ++i)
            if (!header->isSectionHidden(i))
                controls.push_back({QStringLiteral("header %1").arg(i), [i](Hands &hands) {
                                        for (QHeaderView *each : inReach<QHeaderView>(hands)) {
                                            const QPoint at(each->sectionViewportPosition(i) + each->sectionSize(i) / 2,
                                                            each->height() / 2);
                                            if (each->isSectionHidden(i) || !isInReach(*each, at))
                                                return false;
                                            test::clickAt(*each->viewport(), at);
                                            return true;
                                        }
                                        return false;
                                    }});
    for (const QAction *top : h.window.menuBar()->actions())
        addEntries(controls, *top->menu(), QString(top->text()).remove(QLatin1Char('&')) + QLatin1Char('/'));
    return controls;
}

/// The states of the window in which everything is clicked.
const std::vector<std::pair<const char *, std::function<void(Hands &)>>> &states()
{
    const auto run = [](Hands &h) {
        test::chooseCommand(h.window, "Run/Run");
        QTRY_COMPARE(h.session.shown().runState().state, RunState::State::Done);
    };
    static const std::vector<std::pair<const char *, std::function<void(Hands &)>>> all{
        {"at first", [](Hands &) {}},
        {"after a run, a layer selected",
         [run](Hands &h) {
             run(h);
             h.window.strip().setFocus();
             h.press(Qt::Key_Right);
             QTRY_VERIFY(h.find<MapsView>().showsMaps());
         }},
        {"small and dark, the module tree in front",
         [](Hands &h) {
             test::chooseCommand(h.window, "View/Appearance/Dark");
             h.window.resize(1024, 700);
             QTabBar *tabs = h.find<QTabWidget>().tabBar();
             test::clickAt(*tabs, tabs->tabRect(1).center());
         }},
        {"all operations, something looked for",
         [](Hands &h) {
             h.press(Qt::Key_3, Qt::ControlModifier);
             h.press(Qt::Key_F, Qt::ControlModifier);
             for (const char letter : {'C', 'O', 'N', 'V'})
                 h.press(letter);
         }},
        {"two variants, the table filtered",
         [](Hands &h) {
             h.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
             h.press(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
             for (const char letter : {'C', 'O', 'N', 'V'})
                 h.press(letter);
         }},
        {"a field that is not valid, a message",
         [](Hands &h) {
             h.type("stages.0.depth", QStringLiteral("0"));
             test::chooseCommand(h.window, "Help/Copy Diagnostics");
         }},
    };
    return all;
}

/// Commands that do nothing where all is as they would make it.
bool mayIdle(const QString &name)
{
    for (const char *each :
         {"View/Fit", "View/Fit Selection", "View/Actual Size", "View/Fold All", "View/Reset Layout", "Edit/Copy", "Help/Copy Diagnostics",
          "Run/Paste Image", "Network/Preset/resnet18", "Run/No Image (Noise)", "Feature Maps/", "Full Screen"})
        if (name.contains(QString::fromLatin1(each)))
            return true;
    return name.contains(QStringLiteral(" Fit")) || name.contains(QStringLiteral("Copy Table as"));
}

/// Closes whatever a click has opened, and remembers that it did.
class Openings {
public:
    Openings()
    {
        QObject::connect(&m_poll, &QTimer::timeout, &m_poll, [this] {
            QWidget *popup = m_popupsToo ? QApplication::activePopupWidget() : nullptr;
            if (QWidget *opened = popup ? popup : QApplication::activeModalWidget()) {
                m_opened = true;
                opened->close();
            }
        });
        m_poll.start(0);
    }
    /// From here on: the menus that lead to an entry are no effect of it.
    void countPopups() { m_popupsToo = true; }
    bool opened() const { return m_opened; }

private:
    QTimer m_poll;
    bool m_popupsToo = false, m_opened = false;
};

} // namespace

/// Every visible, enabled control, header, tab, link and entry of a menu does something that can be seen when it is clicked.
class EveryControlTest : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<Hands> m_hands;

    void begin(std::size_t state)
    {
        m_hands.reset();
        QSettings().clear();
        QApplication::setPalette(paletteFor(Appearance::Light));
        QApplication::clipboard()->clear();
        m_hands = std::make_unique<Hands>();
        states()[state].second(*m_hands);
        QTRY_VERIFY(m_hands->window.graph().isSettled());
    }

    /// Whether a click on `control` changes anything; nothing where it is not there.
    std::optional<bool> works(const Control &control)
    {
        Hands &h = *m_hands;
        const QString before = stateOf(h);
        const int windows = static_cast<int>(QApplication::topLevelWidgets().size());
        const QByteArray looks = QApplication::palette().color(QPalette::Window).name().toLatin1();
        Openings openings;
        if (!control.name.contains(QLatin1Char('/')))
            openings.countPopups();
        const QPixmap picture = h.window.grab();
        if (!control.click(h))
            return std::nullopt;
        openings.countPopups();
        const auto changed = [&] {
            return openings.opened() || stateOf(h) != before || QApplication::topLevelWidgets().size() > windows
                || QApplication::palette().color(QPalette::Window).name().toLatin1() != looks;
        };
        constexpr int moment = 400; // what does something does it at once
        return QTest::qWaitFor(changed, moment) || h.window.grab().toImage() != picture.toImage();
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::beginHands("residua-every-control-test");
        QApplication::setCursorFlashTime(0);
        QApplication::setQuitOnLastWindowClosed(false);
    }
    void cleanupTestCase() { m_hands.reset(); }

    void aClickDoesSomething_data()
    {
        QTest::addColumn<std::size_t>("state");
        for (std::size_t i = 0; i < states().size(); ++i)
            QTest::newRow(states()[i].first) << i;
    }
    void aClickDoesSomething()
    {
        QFETCH(std::size_t, state);
        const bool all = qEnvironmentVariableIsSet("RESIDUA_EVERY_CONTROL");
        constexpr std::size_t sample = 3; // every third, another third in each state
        begin(state);
        const std::vector<Control> controls = controlsOf(*m_hands);
        QVERIFY2(controls.size() > 60, qPrintable(QString::number(controls.size())));
        QStringList idle, gone;
        bool fresh = true;
        for (std::size_t i = 0; i < controls.size(); ++i) {
            if (!all && i % sample != state % sample)
                continue;
            QWhatsThis::leaveWhatsThisMode();
            if (!m_hands->window.isVisible() || QApplication::activePopupWidget())
                begin(state);
            std::optional<bool> worked = works(controls[i]);
            if ((!worked || !*worked) && !fresh) { // what was clicked before may be why
                begin(state);
                worked = works(controls[i]);
            }
            fresh = false;
            if (!worked)
                gone << controls[i].name;
            else if (!*worked && !mayIdle(controls[i].name))
                idle << controls[i].name;
        }
        QVERIFY2(idle.isEmpty(), qPrintable(QStringLiteral("nothing happens on: ") + idle.join(QStringLiteral("; "))));
        QVERIFY2(gone.isEmpty(), qPrintable(QStringLiteral("out of reach: ") + gone.join(QStringLiteral("; "))));
    }
};

RESIDUA_TEST_PART(EveryControlTest)
#include "tst_every_control.moc"
