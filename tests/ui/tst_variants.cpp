// The variants of a document: every edit of them is one step of one history.
#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/variants_fixture.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"
#include "core/arch/spec_reader.h"

#include <QSignalSpy>
#include <QTest>

#include <random>
#include <set>

using namespace residua;
using namespace residua::ui;
using test::Variants;
using test::withDepth;

namespace {

QString messageOf(const std::vector<Problem> &problems)
{
    return problems.empty() ? QString() : QString::fromStdString(problems.front().field + ' ' + problems.front().message);
}

} // namespace

class VariantsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void anotherVariantIsShownWithoutAnEdit()
    {
        Variants v({"a", "b"});
        NetworkState &shown = v.session.shown();
        QSignalSpy snapshots(&shown, &NetworkState::snapshotChanged), currents(&v.session, &Session::currentChanged);
        v.session.setCurrent(1);
        QCOMPARE(v.words(), QStringLiteral("a b*"));
        QCOMPARE(toJson(shown.spec()), toJson(*preset("resnet34")));
        QCOMPARE(shown.variant(), v.id(1));
        QCOMPARE(snapshots.count(), 1);
        QCOMPARE(currents.count(), 1);
        QVERIFY(!shown.lastChange().any);
        QVERIFY(!v.session.isModified());
        v.session.setCurrent(1);
        QCOMPARE(currents.count(), 1);
    }

    void editsOfEachVariantAreKeptAndUndoneWhereTheyWereMade()
    {
        Variants v({"a", "b", "c"});
        NetworkState &shown = v.session.shown();
        QVERIFY(shown.propose(withDepth(shown.spec(), 2, 7), {QStringLiteral("Edit a"), {}}).empty());
        v.session.setCurrent(1);
        QVERIFY(shown.propose(withDepth(shown.spec(), 2, 9), {QStringLiteral("Edit b"), {}}).empty());
        v.session.setCurrent(2);
        QCOMPARE(v.session.variants()[0].architecture.stages[2].depth, 7);
        QCOMPARE(v.session.variants()[1].architecture.stages[2].depth, 9);
        v.undo(); // what is undone is seen
        QCOMPARE(v.words(), QStringLiteral("a b* c"));
        QCOMPARE(shown.spec().stages[2].depth, 6);
        QVERIFY(shown.lastChange().any);
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("a* b c"));
        QCOMPARE(shown.spec().stages[2].depth, 2);
        QVERIFY(!v.session.isModified());
        v.session.setCurrent(2);
        v.redo();
        QCOMPARE(v.words(), QStringLiteral("a* b c"));
        QCOMPARE(shown.spec().stages[2].depth, 7);
    }

    void aGestureBelongsToOneVariant()
    {
        Variants v({"a", "b"});
        NetworkState &shown = v.session.shown();
        const Edit edit{QStringLiteral("Set depth"), QStringLiteral("stages.2.depth")};
        QVERIFY(shown.propose(withDepth(shown.spec(), 2, 7), edit).empty());
        QVERIFY(v.session.propose(v.id(1), withDepth(*preset("resnet34"), 2, 8), edit).empty());
        QCOMPARE(v.session.undoStack().count(), 2);
        v.session.revertGesture(v.id(0), edit.key);
        QCOMPARE(v.session.variants()[0].architecture.stages[2].depth, 7);
    }

    void whatIsTypedEndsBeforeAnotherVariantIsShown()
    {
        Variants v({"a", "b"});
        VariantId variant = 0;
        connect(&v.session, &Session::currentAboutToChange, this, [&] { variant = v.session.shown().variant(); });
        v.session.setCurrent(1);
        QCOMPARE(variant, v.id(0));
    }

    void aVariantIsAddedBehindTheCurrentOne()
    {
        Variants v({"a", "b"});
        const std::string before = v.bytes();
        QVERIFY(v.session.addVariant({"new", "why", *preset("resnet50")}, QStringLiteral("Add variant")).empty());
        QCOMPARE(v.words(), QStringLiteral("a new* b"));
        QCOMPARE(v.session.undoStack().undoText(), QStringLiteral("Add variant"));
        QCOMPARE(toJson(v.session.shown().spec()), toJson(*preset("resnet50")));
        const VariantId added = v.id(1);
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("a* b"));
        QCOMPARE(v.bytes(), before);
        v.redo();
        QCOMPARE(v.words(), QStringLiteral("a new* b"));
        QCOMPARE(v.id(1), added);
        v.session.setCurrent(2);
        v.undo(); // not the one on show
        QCOMPARE(v.words(), QStringLiteral("a b*"));
    }

    void aDuplicateHasAFreeName()
    {
        Variants v({"wide", "wide 2", "b"});
        QVERIFY(v.session.duplicateVariant(v.id(1)).empty());
        QCOMPARE(v.words(), QStringLiteral("wide wide 2 wide 3* b"));
        QCOMPARE(v.session.undoStack().count(), 1);
        QCOMPARE(v.session.variants()[2].architecture, v.session.variants()[1].architecture);
        QCOMPARE(v.session.freeName("wide"), std::string("wide 4"));
        QCOMPARE(v.session.freeName("7"), std::string("7"));
        QCOMPARE(v.session.freeName("b"), std::string("b 2"));
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("wide wide 2* b"));
    }

    void namesAreDistinctAndNotEmpty()
    {
        Variants v({"a", "b"});
        QVERIFY(messageOf(v.session.renameVariant(v.id(0), "")).contains(QStringLiteral("is empty")));
        QVERIFY(messageOf(v.session.renameVariant(v.id(0), std::string(limits::text + 1, 'n'))).contains(QStringLiteral("characters")));
        QVERIFY(messageOf(v.session.renameVariant(v.id(0), "b")).contains(QStringLiteral("another variant")));
        QVERIFY(messageOf(v.session.addVariant({"b", "", *preset("resnet18")}, {})).contains(QStringLiteral("another variant")));
        QVERIFY(v.session.renameVariant(v.id(0), "a").empty());
        QCOMPARE(v.session.undoStack().count(), 0);
        QSignalSpy changed(&v.session, &Session::variantsChanged), snapshots(&v.session.shown(), &NetworkState::snapshotChanged);
        QVERIFY(v.session.renameVariant(v.id(0), "first").empty());
        QCOMPARE(v.words(), QStringLiteral("first* b"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(snapshots.count(), 0); // the same network
        QCOMPARE(v.session.variants()[0].architecture.name, std::string("resnet18"));
        v.session.setCurrent(1);
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("a* b"));
    }

    void aNoteIsAnEdit()
    {
        Variants v({"a"});
        v.session.setNote(v.id(0), "the plain one");
        QCOMPARE(v.session.variants()[0].note, std::string("the plain one"));
        v.session.setNote(v.id(0), "the plain one");
        QCOMPARE(v.session.undoStack().count(), 1);
        v.undo();
        QVERIFY(v.session.variants()[0].note.empty());
    }

    void theLastVariantStays()
    {
        Variants v({"a", "b", "c"}, 1);
        v.session.setBaseline(v.id(1));
        QVERIFY(v.session.removeVariant(v.id(1)).empty());
        QCOMPARE(v.words(), QStringLiteral("a c*"));
        QVERIFY(v.session.removeVariant(v.id(1)).empty());
        QCOMPARE(v.words(), QStringLiteral("a*"));
        QVERIFY(!messageOf(v.session.removeVariant(v.id(0))).isEmpty());
        QCOMPARE(v.session.undoStack().count(), 3);
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("a c*"));
        v.session.setCurrent(0);
        v.undo(); // what is back is shown, and is the baseline again
        QCOMPARE(v.words(), QStringLiteral("a b*= c"));
        v.redo();
        QCOMPARE(v.words(), QStringLiteral("a c*"));
    }

    void variantsChangePlaces()
    {
        Variants v({"a", "b", "c", "d"}, 1);
        v.session.setBaseline(v.id(3));
        const VariantId moved = v.id(0);
        v.session.moveVariant(moved, 2);
        QCOMPARE(v.words(), QStringLiteral("b* c a d="));
        QCOMPARE(v.id(2), moved);
        v.session.moveVariant(v.id(3), 0);
        QCOMPARE(v.words(), QStringLiteral("d= b* c a"));
        v.session.moveVariant(v.id(0), 0);
        QCOMPARE(v.session.undoStack().count(), 3);
        v.undo();
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("a b* c d="));
    }

    void theBaselineIsAStep()
    {
        Variants v({"a", "b"});
        v.session.setBaseline(v.id(1));
        v.session.setBaseline(v.id(1));
        v.session.setBaseline(v.id(0));
        v.session.setBaseline(std::nullopt);
        QCOMPARE(v.session.undoStack().count(), 3);
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("a*= b"));
        v.undo();
        v.undo();
        QCOMPARE(v.words(), QStringLiteral("a* b"));
    }

    void aWorkspaceHoldsAThousand()
    {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < variantLimit; ++i)
            names.push_back("v" + std::to_string(i));
        Variants v(names);
        QVERIFY(messageOf(v.session.duplicateVariant(v.id(0))).contains(QStringLiteral("1000")));
        QVERIFY(v.session.removeVariant(v.id(500)).empty());
        QVERIFY(v.session.duplicateVariant(v.id(0)).empty());
        QCOMPARE(v.session.variants().size(), variantLimit);
    }

    void everyKindOfCommandHasAnIdOfItsOwn()
    {
        Variants v({"a", "b"});
        Session &session = v.session;
        session.setNote(v.id(0), "x");
        session.setBaseline(v.id(0));
        session.moveVariant(v.id(0), 1);
        QVERIFY(session.duplicateVariant(v.id(0)).empty());
        QVERIFY(session.removeVariant(v.id(0)).empty());
        std::set<int> ids;
        for (int i = 0; i < session.undoStack().count(); ++i)
            ids.insert(session.undoStack().command(i)->id());
        QCOMPARE(ids.size(), std::size_t{5});
        QVERIFY(!ids.contains(-1));
    }

    // An architecture file has one network and no name beside the network's.

    void inAnArchitectureFileTheNetworkIsRenamed()
    {
        Session session;
        const auto id = session.idAt(0);
        QVERIFY(session.renameVariant(id, "mine").empty());
        QCOMPARE(session.shown().spec().name, std::string("mine"));
        QCOMPARE(session.displayName(), QStringLiteral("mine"));
        ResNetSpec next = session.shown().spec();
        next.name = "yours";
        QVERIFY(session.shown().propose(next, {QStringLiteral("Set name"), {}}).empty());
        QCOMPARE(session.variants()[0].name, std::string("yours"));
        // With a second variant each has a name.
        QVERIFY(session.duplicateVariant(id).empty());
        QCOMPARE(session.variants()[1].name, std::string("yours 2"));
        QVERIFY(session.renameVariant(id, "first").empty());
        QCOMPARE(session.variants()[0].architecture.name, std::string("yours"));
        while (session.undoStack().canUndo())
            session.undoStack().undo();
        QCOMPARE(session.variants()[0].name, std::string("resnet18"));
        QCOMPARE(session.shown().spec().name, std::string("resnet18"));
    }

    void whatAnArchitectureFileWouldLoseIsSaidAtSaving()
    {
        const test::TempFolder folder;
        Session session;
        const QString path = QString::fromStdString(folder / "a.residua.json");
        session.saveAs(path);
        const auto refused = [&](const char *words) {
            try {
                session.saveAs(path);
            } catch (const Error &error) {
                return QString::fromUtf8(error.what()).contains(QLatin1String(words));
            }
            return false;
        };
        QVERIFY(session.duplicateVariant(session.idAt(0)).empty());
        QVERIFY(refused(".residua"));
        QVERIFY(session.isModified());
        QVERIFY(isWorkspace(documentBytes(session.document())));
        session.undoStack().undo();
        QVERIFY(!session.isModified());
        session.setNote(session.idAt(0), "plain");
        QVERIFY(refused("note"));
        QVERIFY(session.duplicateVariant(session.idAt(0)).empty());
        session.saveAs(QString::fromStdString(folder / "a.residua"));
        Session other;
        other.open(session.path());
        QCOMPARE(other.document(), session.document());
        QCOMPARE(other.variants()[0].note, std::string("plain"));
    }

    void aFileThatCouldNotBeReadIsNotWritten()
    {
        const test::TempFolder folder;
        Variants v({"a"});
        const std::string note(noteLimit, 'x');
        QVERIFY(messageOf(v.session.setNote(v.id(0), note + 'x')).contains(QStringLiteral("20000")));
        QVERIFY(v.session.setNote(v.id(0), note).empty());
        Document large = v.session.document();
        while (large.workspace.variants.size() < variantLimit)
            large.workspace.variants.push_back({std::to_string(large.workspace.variants.size()), note, *preset("resnet18")});
        v.session.setDocument(large);
        QVERIFY_THROWS_EXCEPTION(Error, v.session.saveAs(QString::fromStdString(folder / "a.residua")));
        QCOMPARE(folder.entries(), std::size_t{0});
    }

    void threeHundredRandomStepsAndUndosEndAtTheStart()
    {
        for (const unsigned seed : {1u, 2u, 3u, 4u}) {
            std::mt19937 random(seed);
            Variants v({"a", "b", "c"});
            Session &session = v.session;
            const std::string start = v.bytes();
            const auto any = [&] { return session.idAt(random() % session.variants().size()); };
            for (int i = 0; i < 300; ++i) {
                const ResNetSpec &spec = session.shown().spec();
                switch (random() % 14) {
                case 0: session.undoStack().undo(); break;
                case 1: session.undoStack().redo(); break;
                case 2:
                case 3: session.setCurrent(random() % session.variants().size()); break;
                case 4: session.duplicateVariant(any()); break;
                case 5: session.addVariant({session.freeName("new"), "", *preset("resnet34")}, QStringLiteral("Add")); break;
                case 6: session.renameVariant(any(), "v" + std::to_string(random() % 9)); break;
                case 7: session.setNote(any(), std::to_string(random() % 9)); break;
                case 8:
                case 9: session.removeVariant(any()); break;
                case 10: session.moveVariant(any(), random() % session.variants().size()); break;
                case 11: session.setBaseline(random() % 3 ? std::optional(any()) : std::nullopt); break;
                default:
                    session.shown().propose(withDepth(spec, random() % 4, 1 + static_cast<int>(random() % 6)),
                                            {QStringLiteral("Edit"), QString::number(random() % 2)});
                }
                QCOMPARE(session.shown().variant(), session.idAt(session.current()));
                QCOMPARE(session.shown().spec(), session.variants()[session.current()].architecture);
                const auto read = parseWorkspace(v.bytes());
                QVERIFY(std::holds_alternative<Workspace>(read));
                QCOMPARE(std::get<Workspace>(read), session.document().workspace);
            }
            const std::string end = v.bytes();
            const std::size_t last = session.current();
            while (session.undoStack().canUndo())
                session.undoStack().undo();
            session.setCurrent(0); // is no step
            QCOMPARE(v.bytes(), start);
            QVERIFY(!session.isModified());
            while (session.undoStack().canRedo())
                session.undoStack().redo();
            session.setCurrent(last);
            QCOMPARE(v.bytes(), end);
        }
    }
};

RESIDUA_TEST_PART(VariantsTest)
#include "tst_variants.moc"
