#include "ui/models/layer_view.h"
#include "ui/views/detail_panel.h"
#include "ui/views/elided_label.h"
#include "ui/views/maps_tools.h"
#include "ui/views/maps_view.h"

#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QTabWidget>
#include <QToolButton>

using namespace residua;
using namespace residua::ui;
using test::Hands;

namespace {

/// What is British, where the program writes American.
const QRegularExpression &british()
{
    static const QRegularExpression words(
        QStringLiteral(
            R"(\b\w*(olour|eighbour|avour|ehaviour|isation|ised\b|ising\b|ises\b|centre|licence|\bgrey|catalogue|nalyse|modelled|)"
            R"(labelled|cancelled|travell|artefact|millimetre)\w*)"),
        QRegularExpression::CaseInsensitiveOption);
    return words;
}

const QRegularExpression &americanAllTheSame()
{
    static const QRegularExpression words(
        QStringLiteral(R"(\b(raised|promised|advised|revised|supervised|precise|otherwise|noise|rises)\b)"),
        QRegularExpression::CaseInsensitiveOption);
    return words;
}

QString plain(QString text)
{
    return text.replace(QStringLiteral("&&"), QChar(1)).remove(QLatin1Char('&')).replace(QChar(1), QLatin1Char('&')).trimmed();
}

/// The first word of `text` that a title would write with a capital and does not; empty where it is a title.
QString notATitle(const QString &text)
{
    static const QSet<QString> small = [] {
        QSet<QString> words;
        for (const char *word : {"a", "an", "the", "as", "by", "of", "in", "on", "to", "for", "and", "or", "with", "from", "about", "its",
                                 "torchinfo", "torchvisions"})
            words.insert(QString::fromLatin1(word));
        return words;
    }();
    const QStringList words = text.split(QRegularExpression(QStringLiteral("[ /–-]")), Qt::SkipEmptyParts);
    for (qsizetype i = 0; i < words.size(); ++i) {
        QString word = words[i];
        word.remove(QRegularExpression(QStringLiteral("[^A-Za-z0-9._]")));
        if (!word.isEmpty() && word.front().isLower() && !(i > 0 && small.contains(word)))
            return word;
    }
    return {};
}

/// The first word of `text` that stands inside a sentence and begins with a capital for no reason; empty where there is none.
QString shouting(const QString &text)
{
    static const QRegularExpression name(QStringLiteral(
        R"(^(MACs|FLOPs|MAC|GMAC|MMAC|FLOP|PyTorch|LaTeX|CSV|JSON|GPU|CPU|NVIDIA|SE|ECA|Network|Run|Open|Image|Variant|View|Details|Ctrl|Shift|Alt|)"
        R"(Enter|Tab|Esc|F\d+|ReLU|SiLU|GELU|LeakyReLU|Hardswish|ImageNet|CIFAR|ResNet|ResNeXt|Wide|Kaiming|He|I|[A-Z]|Conv2d|\w*[A-Z]\w*[A-Z]\w*|\w*\d\w*)$)"));
    for (const QString &sentence : text.split(QRegularExpression(QStringLiteral(R"([.:!?…·]\s|\n)")))) {
        const QStringList words = sentence.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (qsizetype i = 1; i < words.size(); ++i) {
            QString word = words[i];
            word.remove(QRegularExpression(QStringLiteral("[^A-Za-z0-9_]")));
            if (!word.isEmpty() && word.front().isUpper() && !name.match(word).hasMatch())
                return word;
        }
    }
    return {};
}

/// Everything that is said, with where.
QList<std::pair<QString, QString>> wordsIn(const QWidget &window)
{
    QList<std::pair<QString, QString>> said;
    const auto add = [&said](const QObject &where, const QString &text) {
        if (!text.isEmpty())
            said.append({QString::fromLatin1(where.metaObject()->className()) + QLatin1Char(' ') + where.objectName(), plain(text)});
    };
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        add(*widget, widget->toolTip());
        add(*widget, widget->accessibleName());
        add(*widget, widget->accessibleDescription());
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            add(*label, label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            add(*button, button->text());
    }
    for (const QAction *action : window.findChildren<QAction *>()) {
        add(*action, action->text());
        add(*action, action->toolTip());
    }
    return said;
}

/// Lists of names, not of commands.
bool isListOfNames(const MainWindow &window, const QMenu *menu)
{
    const Actions &a = window.actions();
    return menu == a.presetMenu || menu == a.addVariantMenu || menu == a.sampleMenu || menu == a.deviceMenu || menu == a.recentMenu
        || (menu && !menu->actions().isEmpty() && menu->actions().contains(a.metrics.front()));
}

void checkTitles(const MainWindow &window, const QMenu &menu)
{
    for (const QAction *action : menu.actions()) {
        const QString text = plain(action->text());
        QVERIFY2(notATitle(text).isEmpty(),
                 qPrintable(menu.title() + QStringLiteral(": “") + text + QStringLiteral("” has ") + notATitle(text)));
        if (action->menu() && !isListOfNames(window, action->menu()))
            checkTitles(window, *action->menu());
    }
}

} // namespace

/// One spelling and one case of words over the whole window.
class WindowWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::beginHands("residua-words-test");
        QSettings().clear();
    }

    void everythingIsSpelledTheAmericanWay()
    {
        Hands h;
        h.showMaps("layer1.0.conv1");
        const auto said = wordsIn(h.window);
        QVERIFY(said.size() > 300);
        for (const auto &[where, text] : said) {
            const QRegularExpressionMatch match = british().match(text);
            QVERIFY2(!match.hasMatch() || americanAllTheSame().match(match.captured(0)).hasMatch(),
                     qPrintable(where + QStringLiteral(": ") + text));
        }
        for (int column = 0; column < LayerModel::Columns; ++column)
            QVERIFY(!british().match(h.window.layers().model().headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString()).hasMatch());
    }

    void entriesOfMenusAreTitles()
    {
        Hands h;
        for (const QAction *top : h.window.menuBar()->actions())
            checkTitles(h.window, *top->menu());
        const auto rightClick = [&](QWidget &widget, const QPoint &at) {
            QVERIFY(test::withMenu([&] { test::clickAt(widget, at, Qt::RightButton); },
                                   [&](QMenu &menu) {
                                       for (QAction *action : menu.actions()) {
                                           const QString text = plain(action->text());
                                           QVERIFY2(notATitle(text).isEmpty(), qPrintable(text));
                                       }
                                   }));
        };
        QTRY_VERIFY(h.window.graph().isSettled());
        rightClick(*h.window.layers().tree().viewport(), {60, 60});
        rightClick(h.window.graph(), h.window.graph().rect().center());
        rightClick(h.window.strip(), h.window.strip().rect().center());
        rightClick(h.find<MapsView>(), h.find<MapsView>().rect().center());
        rightClick(h.find<DetailPanel>(), {4, 4});
    }

    /// A button that says what is chosen says it as the entry of its menu does.
    void buttonsAreTitlesToo()
    {
        Hands h;
        h.showMaps("layer1.0.conv1");
        test::click(*h.find<MapsView>().findChild<QWidget *>(QStringLiteral("fill"))); // room for all of them
        int looked = 0;
        for (const auto *tools : h.window.findChildren<MapsTools *>())
            for (const QToolButton *button : tools->findChildren<QToolButton *>()) {
                QTRY_VERIFY(button->isVisible() || button->text() == QStringLiteral("View"));
                QVERIFY2(notATitle(button->text()).isEmpty(), qPrintable(button->text()));
                ++looked;
            }
        QCOMPARE(looked, 4);
    }

    /// A name for who cannot see it, words for who points at it.
    void everyControlSaysWhatItIs()
    {
        Hands h;
        h.showMaps("layer1.0.conv1");
        const auto check = [&h](const char *state) {
            for (QWidget *control : h.window.findChildren<QWidget *>()) {
                const auto *button = qobject_cast<QAbstractButton *>(control);
                const bool isControl = button || qobject_cast<QComboBox *>(control) || qobject_cast<QAbstractSpinBox *>(control)
                    || qobject_cast<QLineEdit *>(control) || qobject_cast<QAbstractSlider *>(control);
                if (!isControl || !control->isVisible() || qobject_cast<QScrollBar *>(control))
                    continue;
                const auto *inside = qobject_cast<QLineEdit *>(control->parentWidget()); // Qt's own button that empties a line
                const bool ofEditor =
                    qobject_cast<QAbstractSpinBox *>(control->parentWidget()) || qobject_cast<QTabBar *>(control->parentWidget());
                if (inside || ofEditor)
                    continue;
                const QString what = QStringLiteral("%1: %2 %3 %4")
                                         .arg(QLatin1String(state), QLatin1String(control->metaObject()->className()),
                                              control->objectName(), button ? button->text() : QString());
                QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(control);
                QVERIFY2(spoken && !spoken->text(QAccessible::Name).isEmpty(), qPrintable(what));
                QTRY_VERIFY2(!control->toolTip().isEmpty(), qPrintable(what)); // the start page fills its cards one after the other
            }
        };
        check("the window");
        auto &tabs = h.find<QTabWidget>();
        for (int tab = 1; tab < tabs.count(); ++tab) {
            test::clickAt(*tabs.tabBar(), tabs.tabBar()->tabRect(tab).center());
            QTest::qWait(50);
            check(qPrintable(tabs.tabText(tab)));
        }
        h.press(Qt::Key_F, Qt::ControlModifier);
        check("find");
        h.press(Qt::Key_F4);
        check("comparison");
        h.press(Qt::Key_F4);
        h.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        check("maps alone");
        h.press(Qt::Key_N, Qt::ControlModifier);
        check("the start page");
    }

    void standardCommandsHaveStandardKeys()
    {
        Hands h(false);
        const Actions &a = h.window.actions();
        const std::pair<const QAction *, QKeySequence::StandardKey> commands[] = {
            {a.newDocument, QKeySequence::New}, {a.open, QKeySequence::Open},         {a.save, QKeySequence::Save},
            {a.saveAs, QKeySequence::SaveAs},   {a.print, QKeySequence::Print},       {a.close, QKeySequence::Close},
            {a.undo, QKeySequence::Undo},       {a.redo, QKeySequence::Redo},         {a.copy, QKeySequence::Copy},
            {a.find, QKeySequence::Find},       {a.findNext, QKeySequence::FindNext}, {a.findPrevious, QKeySequence::FindPrevious},
            {a.zoomIn, QKeySequence::ZoomIn},   {a.zoomOut, QKeySequence::ZoomOut},   {a.fullScreen, QKeySequence::FullScreen},
            {a.pasteImage, QKeySequence::Paste}};
        for (const auto &[action, key] : commands) {
            const QList<QKeySequence> usual = QKeySequence::keyBindings(key);
            const auto has = [own = action->shortcuts()](const QKeySequence &one) { return own.contains(one); };
            QVERIFY2(usual.isEmpty() || std::any_of(usual.begin(), usual.end(), has), qPrintable(action->text()));
        }
    }

    void labelsAreSentences()
    {
        Hands h;
        int looked = 0;
        for (const QLabel *label : h.window.findChildren<QLabel *>()) {
            if (!label->isVisible() || label->text().isEmpty())
                continue;
            ++looked;
            QVERIFY2(shouting(plain(label->text())).isEmpty(), qPrintable(label->text()));
        }
        for (const QTabWidget *tabs : h.window.findChildren<QTabWidget *>())
            for (int i = 0; i < tabs->count(); ++i, ++looked)
                QVERIFY2(shouting(plain(tabs->tabText(i))).isEmpty(), qPrintable(tabs->tabText(i)));
        QVERIFY(looked > 20);
    }
};

RESIDUA_TEST_PART(WindowWordsTest)
#include "tst_window_words.moc"
