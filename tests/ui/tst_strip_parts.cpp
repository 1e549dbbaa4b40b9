// What the strip is joined from, each part by itself, without the strip.
#include "tests/ui/part.h"

#include "ui/forms/number_edit.h"
#include "ui/strip/strip_drag.h"
#include "ui/strip/strip_keys.h"
#include "ui/strip/strip_menu.h"
#include "ui/strip/strip_number.h"
#include "ui/strip/strip_tint.h"
#include "ui/strip/strip_weights.h"

#include "core/arch/presets.h"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QWidget>

#include <functional>

using namespace residua;
using namespace residua::ui;

namespace {

struct Edited {
    Session session;
    StripEditor editor{session.shown()};
    Edited() { session.setDocument(documentOf(*preset("resnet50"))); }
    std::int64_t depth(std::size_t stage) const { return session.shown().spec().stages[stage].depth; }
    int steps() { return session.undoStack().index(); }
};

} // namespace

class StripPartsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsNewBesideTrainedLayersIsCountedInBlocks()
    {
        const ModelPtr trained = makeModel(*preset("cifar_resnet20"));
        WeightMap weights;
        for (const StateEntry &entry : trained->state())
            weights[entry.name] = {entry.shape, "F32", std::vector<float>(static_cast<std::size_t>(elementCount(entry.shape))), {}};
        const auto file = std::make_shared<ModelWeights>(ModelWeights{trained, weights, "trained"});
        const auto titles = [&file](int part, const std::function<void(ResNetSpec &)> &edit) {
            ResNetSpec spec = *preset("cifar_resnet20");
            edit(spec);
            Session session;
            session.setDocument(documentOf(canonical(spec)));
            StripParts strip = stripParts(session.shown().snapshot());
            markWeights(strip, weightMarks(session.shown().snapshot()->model, file).get());
            return strip.parts[static_cast<std::size_t>(part)].titles;
        };
        const auto deeper = [](ResNetSpec &spec) { spec.stages[2].depth = 5; };
        QCOMPARE(titles(4, deeper),
                 QStringList({QStringLiteral("stage 3 · 2 of 5 blocks new"), QStringLiteral("stage 3 · 2 new"), QStringLiteral("stage 3"),
                              QStringLiteral("3")}));
        QCOMPARE(titles(3, deeper).front(), QStringLiteral("stage 2"));
        QCOMPARE(titles(4, [](ResNetSpec &spec) { spec.stages[2].width = 96; }).front(), QStringLiteral("stage 3 · new"));
        QCOMPARE(titles(2, [](ResNetSpec &spec) { spec.block.attention = AttentionSpec{.reduction = 4}; }).front(),
                 QStringLiteral("stage 1 · partly new"));
        QCOMPARE(titles(5, [](ResNetSpec &spec) { spec.head.classes = 17; }).front(), QStringLiteral("head · new"));
        file->tensors.erase("fc.bias");
        QCOMPARE(titles(5, [](ResNetSpec &) {}).front(), QStringLiteral("head · in part"));
        file->tensors.erase("fc.weight");
        QCOMPARE(titles(5, [](ResNetSpec &) {}).front(), QStringLiteral("head · new"));
    }

    void wishesOfOneGestureAreOneStep()
    {
        Edited e;
        QSignalSpy changed(&e.editor, &StripEditor::changed);
        e.editor.begin(2, true);
        for (const std::int64_t depth : {7, 8, 9})
            e.editor.wish(depth);
        QCOMPARE(e.depth(2), 9);
        QCOMPARE(e.editor.change()->from, 6);
        QCOMPARE(e.editor.changeLines().front(), QStringLiteral("6 → 9"));
        e.editor.end();
        QVERIFY(!e.editor.change());
        QVERIFY(e.editor.changeLines().isEmpty());
        QCOMPARE(e.steps(), 1);
        QCOMPARE(changed.size(), 5);
    }

    void aRefusedWishSaysWhyAndGoesToTheLimit()
    {
        Edited e;
        e.editor.begin(0, true);
        e.editor.wish(100000);
        QVERIFY(!e.editor.change()->refusal.isEmpty());
        QCOMPARE(e.depth(0), 512);
        e.editor.revert();
        QCOMPARE(e.depth(0), 3);
        QVERIFY(!e.editor.change());
        QVERIFY(e.editor.set(0, true, 0).contains(QStringLiteral("1")));
        QVERIFY(e.editor.set(0, true, 4).isEmpty());
        QCOMPARE(e.depth(0), 4);
    }

    void aHeldHandleMovesTheNumber()
    {
        Edited e;
        StripDrag drag(e.editor);
        const StripParts strip = stripParts(e.session.shown().snapshot());
        const int part = strip.partOfStage(2);
        const StripHit handle{StripHit::What::DepthHandle, part, -1};
        drag.begin(handle, strip.parts[static_cast<std::size_t>(part)], {}, {100, 50}, Qt::NoModifier);
        QVERIFY(drag.isHeld() && drag.isActive());
        QCOMPARE(drag.handle(), handle);
        drag.moveTo({100 + 3 * 24, 50}, Qt::NoModifier);
        QVERIFY(e.depth(2) > 6);
        drag.takeBack();
        QCOMPARE(e.depth(2), 6);
        QVERIFY(drag.isHeld() && !drag.isActive());
        drag.moveTo({500, 50}, Qt::NoModifier); // until the button is released
        QCOMPARE(e.depth(2), 6);
        drag.drop();
        QVERIFY(!drag.isHeld());

        drag.begin(handle, strip.parts[static_cast<std::size_t>(part)], {}, {100, 50}, Qt::NoModifier);
        drag.moveTo({0, 50}, Qt::NoModifier);
        drag.drop();
        QVERIFY(e.depth(2) < 6);
        QCOMPARE(e.session.undoStack().canUndo(), true);
        e.session.undoStack().undo();
        QCOMPARE(e.depth(2), 6);
    }

    void aNumberIsTypedOverItself()
    {
        Edited e;
        QWidget strip;
        strip.resize(600, 160);
        strip.show();
        StripNumber number(strip, e.editor);
        QSignalSpy said(&number, &StripNumber::said);
        number.open(1, false, QRectF(50, 100, 30, 16), 30);
        auto *field = strip.findChild<NumberEdit *>(QStringLiteral("strip.number"));
        QVERIFY(field && number.isOpen());
        QCOMPARE(field->text(), QStringLiteral("128"));
        QVERIFY(strip.rect().contains(field->geometry()));
        field->setNumber(-3);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(number.isOpen());
        QCOMPARE(said.back().at(0).toInt(), 1);
        QVERIFY(!said.back().at(1).toString().isEmpty());
        field->setNumber(160);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!number.isOpen());
        QCOMPARE(e.session.shown().spec().stages[1].width, 160);
        QCOMPARE(said.back().at(0).toInt(), -1);
    }

    void keysSayWhatTheyDo()
    {
        const auto key = [](Qt::Key pressed, Qt::KeyboardModifiers modifiers = {}, bool dragged = false) {
            return stripKey(QKeyEvent(QEvent::KeyPress, pressed, modifiers), dragged);
        };
        const auto step = std::get<StripKey::Step>(key(Qt::Key_Down, Qt::ShiftModifier | Qt::ControlModifier)->what);
        QVERIFY(!step.depth && step.direction == -1 && step.fine);
        QVERIFY(std::get<StripKey::Go>(key(Qt::Key_End)->what).to == StripKey::Go::To::Last);
        QCOMPARE(std::get<StripCommand>(key(Qt::Key_Left, Qt::AltModifier)->what), StripCommand::MoveLeft);
        QCOMPARE(std::get<StripCommand>(key(Qt::Key_Insert)->what), StripCommand::InsertAfter);
        QCOMPARE(std::get<StripCommand>(key(Qt::Key_Insert, Qt::AltModifier | Qt::ShiftModifier)->what), StripCommand::InsertBefore);
        QVERIFY(!std::get<StripKey::Type>(key(Qt::Key_Return, Qt::ShiftModifier)->what).depth);
        QVERIFY(!key(Qt::Key_Escape));
        QVERIFY(key(Qt::Key_Escape, {}, true));
        QVERIFY(!key(Qt::Key_Up, Qt::ControlModifier));
        QVERIFY(!key(Qt::Key_A));
    }

    void aMenuSaysWhyNot()
    {
        ResNetSpec spec = *preset("resnet18");
        spec.stages.resize(1);
        Session session;
        session.setDocument(documentOf(spec));
        const StripParts strip = stripParts(session.shown().snapshot());
        StripMenu menu(spec, strip.parts[static_cast<std::size_t>(strip.partOfStage(0))], nullptr);
        QSignalSpy chosen(&menu, &StripMenu::chosen), number(&menu, &StripMenu::numberChosen);
        for (QAction *action : menu.actions()) {
            if (action->text() == QStringLiteral("Delete")) {
                QVERIFY(!action->isEnabled());
                QVERIFY(action->toolTip() != action->text());
            } else if (action->text() == QStringLiteral("Duplicate")) {
                action->trigger();
            } else if (action->text().startsWith(QStringLiteral("Width"))) {
                action->trigger();
            }
        }
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(number.front().at(1).toBool(), false);
    }

    void sharesOfThePartsAddUp()
    {
        Edited e;
        const StripParts strip = stripParts(e.session.shown().snapshot());
        const StripTints tints = stripTints(strip, Metric::Macs, nullptr);
        double sum = 0;
        for (const double share : tints.shares)
            sum += share;
        QVERIFY(std::abs(sum - 1) < 1e-9);
        QCOMPARE(tints.slabs.size(), strip.parts.size());
        QVERIFY(stripTints(strip, Metric::ReceptiveField, nullptr).shares.empty());
        QVERIFY(stripTints(strip, Metric::Time, nullptr).slabs.empty());
    }
};

RESIDUA_TEST_PART(StripPartsTest)
#include "tst_strip_parts.moc"
