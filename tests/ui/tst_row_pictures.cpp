// The tables keep pictures of their rows, and an edit paints only those that look otherwise.
#include "tests/ui/model_helpers.h"

#include "tests/ui/part.h"

#include <QHeaderView>
#include <QScreen>
#include <QScrollBar>
#include <QTest>

#include <random>

using namespace residua;
using namespace residua::ui;

namespace {

/// But for what rounding makes of translucent colors on another ground.
bool alike(const QImage &a, const QImage &b)
{
    constexpr int rounding = 2;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x) {
            const QRgb p = a.pixel(x, y), q = b.pixel(x, y);
            if (std::abs(qRed(p) - qRed(q)) > rounding || std::abs(qGreen(p) - qGreen(q)) > rounding
                || std::abs(qBlue(p) - qBlue(q)) > rounding)
                return false;
        }
    }
    return a.size() == b.size();
}

} // namespace

class RowPicturesTest : public TinyTest {
    Q_OBJECT

private Q_SLOTS:
    /// The rows that are kept, as they are seen, and the same view whose rows are always drawn anew.
    void keptRowsLookAsOnesDrawnAnew()
    {
        LayerView view(m_session.shown());
        view.resize(900, 500);
        m_session.setDocument(documentOf(*preset("resnet50")));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        RowTreeView anew;
        anew.setModel(view.tree().model());
        anew.setSelectionModel(view.tree().selectionModel());
        anew.setFont(view.tree().font());
        anew.setVerticalScrollBarPolicy(view.tree().verticalScrollBarPolicy());
        anew.setHorizontalScrollBarPolicy(view.tree().horizontalScrollBarPolicy());
        anew.setTextElideMode(view.tree().textElideMode());
        anew.show();
        std::mt19937 random(7);
        const auto below = [&random](int limit) { return static_cast<int>(random() % static_cast<unsigned>(limit)); };
        const auto depth = [this](int value) {
            ResNetSpec next = m_session.shown().spec();
            next.stages[static_cast<std::size_t>(value % 4)].depth = 1 + value % 7;
            m_session.shown().propose(next, {QStringLiteral("depth"), {}});
        };
        int compared = 0;
        for (int i = 0; i < 150; ++i) {
            RowTreeView &kept = view.tree();
            const QModelIndex row = kept.indexAt({40, below(kept.viewport()->height())});
            switch (below(8)) {
            case 0:
            case 1: depth(below(100)); break;
            case 2: m_session.shown().select(row.data(PathRole).toString().toStdString()); break;
            case 3: kept.setExpanded(row, !kept.isExpanded(row)); break;
            case 4: kept.setBarWidth(32 + below(20)); break;
            case 5: kept.setRounded(LayerModel::Macs, below(2)); break;
            case 7: kept.verticalScrollBar()->setValue(below(kept.verticalScrollBar()->maximum() + 1)); break;
            case 6: view.resize(700 + below(300), 500); break;
            }
            QCoreApplication::processEvents();
            anew.setBarWidth(kept.barWidth());
            for (int column = 0; column < kept.model()->columnCount(); ++column) {
                anew.setColumnHidden(column, kept.isColumnHidden(column));
                anew.header()->moveSection(anew.header()->visualIndex(column), kept.header()->visualIndex(column));
                anew.setColumnWidth(column, kept.columnWidth(column));
                anew.setRounded(column, kept.isRounded(column));
            }
            forEachRow(*kept.model(), {}, [&](const QModelIndex &each) { anew.setExpanded(each, kept.isExpanded(each)); });
            anew.resize(anew.size() + kept.viewport()->size() - anew.viewport()->size());
            anew.layOutNow();
            anew.verticalScrollBar()->setValue(kept.verticalScrollBar()->value());
            if (anew.verticalScrollBar()->value() != kept.verticalScrollBar()->value())
                continue; // it has one row more or less room
            const QRect at(kept.viewport()->mapTo(&view, QPoint()), kept.viewport()->size());
            const QRect both = QRect(QPoint(), at.size()) & anew.viewport()->rect(); // one may have a scroll bar more
            const QImage wanted = anew.viewport()->grab(both).toImage();
            const auto isSeen = [&] { // on the screen: what is grabbed is painted for it
                return alike(view.screen()->grabWindow(view.winId()).copy(at).copy(both).toImage(), wanted);
            };
            QVERIFY2(both.width() > 500 && QTest::qWaitFor(isSeen, 1000), qPrintable(QString::number(i)));
            ++compared;
        }
        QVERIFY(compared > 75);
    }
};

RESIDUA_TEST_PART(RowPicturesTest)

#include "tst_row_pictures.moc"
