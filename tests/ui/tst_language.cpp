// The window in other languages: an invented one whose words are long and can be told from ours, and German.
#include "ui/advice/advice_card.h"
#include "ui/forms/architecture_form.h"
#include "ui/forms/problem_line.h"
#include "ui/graph/graph_view.h"
#include "ui/graph/graph_words.h"
#include "ui/models/layer_view.h"
#include "ui/views/explanation_view.h"
#include "ui/views/maps_view.h"
#include "ui/views/status_line.h"
#include "ui/window/language.h"
#include "ui/window/settings.h"

#include "tests/ui/document_hands.h"
#include "tests/ui/hands_window.h"
#include "tests/ui/part.h"
#include "tests/ui/words_seen.h"

#include "core/arch/presets.h"

#include <QAbstractSpinBox>
#include <QDialog>
#include <QSettings>
#include <QTabWidget>
#include <QTranslator>

using namespace residua;
using namespace residua::ui;
using test::Hands;
using test::SeenWords;

namespace {

const QChar opens(0x27e6), closes(0x27e7); // ⟦ ⟧

/// Every text of ours in brackets, with accents, two fifths longer.
class Invented : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *source, const char *, int) const override
    {
        const QString text = QString::fromUtf8(source);
        if ((isQts(context) && !isShown(context)) || text.contains(QStringLiteral("(*"))) // patterns of files are no words
            return {};
        QString other = text;
        for (qsizetype i = 0; i < other.size(); ++i) {
            const qsizetype vowel = QStringLiteral("aeiouAEIOU").indexOf(other[i]);
            if (vowel >= 0 && (i == 0 || (other[i - 1] != u'%' && other[i - 1] != u'&')))
                other[i] = QStringLiteral("áéíóúÁÉÍÓÚ")[vowel];
        }
        const QString longer(static_cast<qsizetype>(text.size() * 2 + 4) / 5, QChar(0xf6));
        return opens + other + longer + closes;
    }
    /// Of Qt's texts those that stand on our windows; others are parts of numbers and keys.
    static bool isShown(const char *context)
    {
        const QByteArray name(context);
        return name == "QPlatformTheme" || name == "QDialogButtonBox" || name == "QKeySequenceEdit";
    }
    static bool isQts(const char *context) { return context[0] == 'Q'; }
};

/// German, and what was asked for in vain.
class Listening : public QTranslator {
public:
    mutable QSet<QString> missing;

    QString translate(const char *context, const char *source, const char *comment, int n) const override
    {
        const QString text = QTranslator::translate(context, source, comment, n);
        if (text.isNull() && !Invented::isQts(context))
            missing.insert(QString::fromUtf8(context) + QStringLiteral(": ") + QString::fromUtf8(source));
        return text;
    }
};

/// Without what is in brackets, which may stand in one another.
QString outside(const QString &text)
{
    QString left;
    int depth = 0;
    for (const QChar c : text) {
        depth += c == opens ? 1 : 0;
        if (depth == 0)
            left += c;
        depth -= c == closes && depth > 0 ? 1 : 0;
    }
    return left;
}

/// Words of a network or of a file, which are the same in every language.
bool isData(const QString &text)
{
    static const QRegularExpression names(QStringLiteral(
        R"([\w/]*[\d_.][\w./-]*|\b(ResNet|Residua|libtorch|torchvision|CPU|[GKM]?(MACs?|FLOPs?|B)|px|ms|cat|png|jpg|in|fc|[Ss]tem|[Hh]ead|[A-Z][a-z]+[A-Z]\w*|PyTorch)\b)"));
    static const QRegularExpression word(QStringLiteral("[A-Za-z]{2,}"));
    return !QString(text).remove(names).contains(word);
}

/// Values that are typed or read, and names of tensors.
bool isValue(const QString &where)
{
    static const QRegularExpression parts(QStringLiteral("tensors|InputPane|ElidedCombo|name/"));
    return where.contains(parts);
}

/// What is wrong with the words on a window.
using Look = std::function<QStringList(const QWidget &window)>;

QStringList cutOff(const QWidget &window)
{
    QStringList found;
    for (const SeenWords &words : test::wordsSeen(window)) {
        if (words.need > words.room + 1)
            found << QStringLiteral("%1 “%2” needs %3 pixels, has %4").arg(words.where, words.text).arg(words.need).arg(words.room);
    }
    return found;
}

QStringList untranslated(const QWidget &window)
{
    QStringList found;
    for (const SeenWords &words : test::wordsSeen(window)) {
        if (!isValue(words.where) && !isData(outside(words.text)))
            found << words.where + QStringLiteral(" “%1”").arg(words.text);
    }
    return found;
}

/// Lets `see` look at the window in some of its states, wide and narrow.
QStringList walk(Hands &h, const Look &see)
{
    QStringList found;
    const auto look = [&](const QString &state) {
        for (const QString &each : see(h.window))
            found << state + QStringLiteral(": ") + each;
    };
    for (const QSize size : {QSize(1600, 1000), QSize(1024, 700)}) {
        const QString wide = QString::number(size.width());
        h.window.resize(size);
        if (!QTest::qWaitFor([&] { return h.window.size() == size && h.window.graph().isSettled(); }, patience))
            return {QStringLiteral("the window does not settle")};
        look(QStringLiteral("at the beginning, ") + wide);
        test::hands::bringToFront(h.window);
        h.press(Qt::Key_F5);
        if (!QTest::qWaitFor([&] { return h.session.shown().runState().state == RunState::State::Done; }, patience))
            return {QStringLiteral("the run does not end")};
        h.window.strip().setFocus();
        for (int i = 0; i < 2; ++i)
            h.press(Qt::Key_Right);
        if (!QTest::qWaitFor([&] { return h.find<MapsView>().showsMaps(); }, patience))
            return {QStringLiteral("there are no maps")};
        look(QStringLiteral("after a run, ") + wide);
        auto &tabs = h.find<QTabWidget>();
        for (int i = tabs.count() - 1; i >= 0; --i) {
            test::clickAt(*tabs.tabBar(), tabs.tabBar()->tabRect(i).center());
            look(QStringLiteral("tab %1, ").arg(i) + wide);
        }
        h.press(Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier); // another variant
        look(QStringLiteral("two variants, ") + wide);
        h.press(Qt::Key_F, Qt::ControlModifier);
        look(QStringLiteral("searching, ") + wide);
        h.press(Qt::Key_Escape);
        h.press(Qt::Key_F4); // side by side
        look(QStringLiteral("compared, ") + wide);
        h.press(Qt::Key_Escape);
        h.press(Qt::Key_Z, Qt::ControlModifier);
    }
    return found;
}

/// The sentences of core/: a network of deep stem on a small image has its advice open, a layer explained, and a value refused.
QStringList letCoreSpeak(Hands &h)
{
    ResNetSpec spec = *preset("resnet50_d");
    spec.input.height = spec.input.width = 32;
    h.session.setDocument(documentOf(spec));
    auto *word = h.find<StatusLine>().findChild<ElidedLabel *>(QStringLiteral("advice"));
    if (!QTest::qWaitFor([word] { return word->isVisible(); }, patience))
        return {QStringLiteral("there is no advice")};
    test::click(*word);
    h.session.shown().select("layer1.0.conv1");
    if (!h.find<ArchitectureForm>().showField(QStringLiteral("stem.channels")))
        return {QStringLiteral("the form does not show the stem")};
    h.type("stem.channels", QStringLiteral("63"));
    const auto settled = [&h] {
        const auto *card = h.window.findChild<AdviceCard *>();
        return card && card->isVisible() && h.find<ProblemLine>("stem.channels.problem").isVisible();
    };
    return QTest::qWaitFor(settled, patience) ? QStringList() : QStringList(QStringLiteral("not everything is said"));
}

/// The way to `command` as `chooseCommand` takes it, in whatever language.
QString wayTo(const QAction *command, const QList<QAction *> &entries)
{
    for (const QAction *entry : entries) {
        const QString text = QString(entry->text()).remove(QLatin1Char('&'));
        if (entry == command)
            return text;
        if (const QString rest = entry->menu() ? wayTo(command, entry->menu()->actions()) : QString(); !rest.isEmpty())
            return text + QLatin1Char('/') + rest;
    }
    return {};
}

/// The same for dialogs, opened by their commands.
QStringList walkDialogs(Hands &h, const Look &see)
{
    QStringList found;
    const Actions &a = h.window.actions();
    for (QAction *command : {a.preferences, a.shortcuts, a.fitToBudget, a.preparation}) {
        QString title;
        test::hands::inDialog(h.window, [&](QWidget *dialog) {
            title = dialog->windowTitle();
            for (const QString &each : see(*dialog))
                found << title + QStringLiteral(": ") + each;
            QTest::keyClick(dialog, Qt::Key_Escape);
        });
        const QString way = wayTo(command, h.window.menuBar()->actions());
        if (!test::chooseCommand(h.window, way.toUtf8().constData()) || !QTest::qWaitFor([&title] { return !title.isEmpty(); }, patience))
            found << QStringLiteral("no dialog by ") + way;
    }
    return found;
}

void verifyNone(const QStringList &found)
{
    for (const QString &each : found)
        qInfo("%s", qPrintable(each));
    QVERIFY(found.isEmpty());
}

void checkMnemonics(const QMenu &menu)
{
    QMap<QChar, QString> seen;
    for (const QAction *action : menu.actions()) {
        if (action->menu())
            checkMnemonics(*action->menu());
        const qsizetype at = action->text().indexOf(QRegularExpression(QStringLiteral("(?<!&)&[^&]")));
        if (!action->isVisible() || at < 0)
            continue;
        QString &other = seen[action->text().at(at + 1).toLower()];
        QVERIFY2(other.isEmpty(), qPrintable(menu.title() + QStringLiteral(": ") + other + QStringLiteral(", ") + action->text()));
        other = action->text();
    }
}

} // namespace

class LanguageTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        test::beginHands("residua-language-test");
        translateCore();
    }
    void init()
    {
        QuietTest::init();
        QSettings().clear();
    }
    void cleanup() { qDeleteAll(QCoreApplication::instance()->findChildren<QTranslator *>()); }

    void everyTextIsTranslated()
    {
        Invented language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        Hands h;
        QCOMPARE(outside(h.window.menuBar()->actions().front()->text()), QString());
        verifyNone(walk(h, untranslated) + walkDialogs(h, untranslated));
        QCoreApplication::removeTranslator(&language);
    }

    void longWordsAreNotCut()
    {
        Invented language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        Hands h;
        verifyNone(walk(h, cutOff) + walkDialogs(h, cutOff));
        QCoreApplication::removeTranslator(&language);
    }

    void germanIsCompleteAndFits()
    {
        if (!languages().contains(QStringLiteral("de")))
            QSKIP("built without Qt's LinguistTools: there is no German");
        Listening german;
        QVERIFY(german.load(QStringLiteral(":/translations/residua_de.qm")));
        QVERIFY(QCoreApplication::installTranslator(&german));
        Hands h;
        QCOMPARE(h.window.menuBar()->actions().front()->text(), QStringLiteral("&Datei"));
        verifyNone(walk(h, cutOff) + walkDialogs(h, cutOff));
        for (const QAction *top : h.window.menuBar()->actions())
            checkMnemonics(*top->menu());
        QCoreApplication::removeTranslator(&german);
        QVERIFY2(german.missing.isEmpty(), qPrintable(QStringList(german.missing.values()).join(QLatin1Char('\n'))));
    }

    void coresSentencesAreTranslated()
    {
        Invented language;
        QVERIFY(QCoreApplication::installTranslator(&language));
        Hands h;
        verifyNone(letCoreSpeak(h));
        verifyNone(untranslated(h.window) + cutOff(h.window));
        QCoreApplication::removeTranslator(&language);
    }

    void coresSentencesAreGerman()
    {
        if (!languages().contains(QStringLiteral("de")))
            QSKIP("built without Qt's LinguistTools: there is no German");
        Listening german;
        QVERIFY(german.load(QStringLiteral(":/translations/residua_de.qm")));
        QVERIFY(QCoreApplication::installTranslator(&german));
        Hands h;
        verifyNone(letCoreSpeak(h));
        verifyNone(cutOff(h.window));
        QCOMPARE(h.find<ProblemLine>("stem.channels.problem").message(),
                 QStringLiteral("Breite des Stems ist 63, muss für einen tiefen Stem (Art des Stems 3) gerade sein; der nächste gültige "
                                "Wert ist 64."));
        const QString facts = h.find<ExplanationView>().findChild<QLabel *>(QStringLiteral("facts"))->accessibleName();
        QVERIFY2(facts.contains(QStringLiteral("der MACs des Netzes und")), qPrintable(facts));
        QStringList advice;
        for (const AdviceCard *card : h.window.findChildren<AdviceCard *>())
            advice << card->accessibleName() << card->accessibleDescription();
        QVERIFY2(advice.contains(QStringLiteral("Warnung: Der Stem macht vor der ersten Stage 8×8 aus einer Eingabe von 32×32.")),
                 qPrintable(advice.join(u'\n')));
        QCoreApplication::removeTranslator(&german);
        QVERIFY2(german.missing.isEmpty(), qPrintable(QStringList(german.missing.values()).join(QLatin1Char('\n'))));
    }

    void numbersDoNotFollowTheLocale()
    {
        const QLocale before;
        QString table;
        for (const QLocale::Language language : {QLocale::English, QLocale::German}) {
            QLocale::setDefault(QLocale(language));
            Hands h;
            QVERIFY(h.find<ArchitectureForm>().showField(QStringLiteral("head.dropout")));
            h.type("head.dropout", QStringLiteral("0.25"));
            QCOMPARE(h.session.shown().spec().head.dropout, 0.25);
            QCOMPARE(h.find<QAbstractSpinBox>("head.dropout").text(), QStringLiteral("0.25"));
            h.session.undoStack().undo();
            QCOMPARE(h.find<QAbstractSpinBox>("head.dropout").text(), QStringLiteral("0"));
            h.session.undoStack().redo();
            QCOMPARE(h.find<QAbstractSpinBox>("head.dropout").text(), QStringLiteral("0.25")); // as it is written by us
            if (language == QLocale::German) {                                                 // a comma is understood
                h.type("head.dropout", QStringLiteral("0,125"));
                QCOMPARE(h.session.shown().spec().head.dropout, 0.125);
                h.session.undoStack().undo();
            }
            const Scene &scene = h.window.graph().scene();
            QVERIFY2(boxToolTip(scene, 2).contains(QStringLiteral(","))
                         && !boxToolTip(scene, 2).contains(QRegularExpression(QStringLiteral("\\d\\.\\d{3}\\D"))),
                     qPrintable(boxToolTip(scene, 2)));
            const QString shown = h.window.layers().shownAs(CopyFormat::Csv);
            QVERIFY(table.isEmpty() || table == shown);
            table = shown;
        }
        QLocale::setDefault(before);
    }

    void theLanguageIsTheUsersOrTheDesktops()
    {
        if (!languages().contains(QStringLiteral("de")))
            QSKIP("built without Qt's LinguistTools: there is no German");
        const QString de = QStringLiteral("de"), en = QStringLiteral("en");
        QCOMPARE(chosenLanguage({}, {QStringLiteral("de-AT"), QStringLiteral("en-US")}), de);
        QCOMPARE(chosenLanguage({}, {QStringLiteral("en-US"), QStringLiteral("de-DE")}), en);
        QCOMPARE(chosenLanguage({}, {QStringLiteral("tlh"), QStringLiteral("de-DE")}), de);
        QCOMPARE(chosenLanguage({}, {QStringLiteral("C")}), en);
        QCOMPARE(chosenLanguage(en, {QStringLiteral("de-DE")}), en);
        QCOMPARE(chosenLanguage(QStringLiteral("tlh"), {}), en);
        {
            Hands h;
            test::hands::inDialog(h.window, [](QWidget *dialog) {
                auto *said = dialog->findChild<QLabel *>(QStringLiteral("preferences.spoken"));
                QVERIFY(!said->isVisible());
                test::hands::chooseInBox(dialog->findChild<QComboBox *>(QStringLiteral("preferences.language")), QStringLiteral("Deutsch"));
                QVERIFY(said->isVisible()); // from the next start on
                QTest::keyClick(dialog, Qt::Key_Escape);
            });
            test::hands::press(h.window, h.window.actions().preferences);
        }
        QCOMPARE(Settings::language(), de);
        speak(chosenLanguage(Settings::language(), {QStringLiteral("en-US")})); // as the program does when it starts
        Hands h;
        QCOMPARE(h.window.menuBar()->actions().front()->text(), QStringLiteral("&Datei"));
        QVERIFY(test::chooseCommand(h.window, "Netz/Vorlage/resnet50"));
        QCOMPARE(h.session.undoStack().undoText(), QStringLiteral("Vorlage resnet50 verwenden"));
    }
};

RESIDUA_TEST_PART(LanguageTest)
#include "tst_language.moc"
