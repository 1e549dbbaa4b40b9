#include "ui/compare/compare_pictures.h"

#include "ui/compare/change_marks.h"
#include "ui/look/theme.h"
#include "ui/state/failure.h"
#include "ui/state/pause.h"
#include "ui/work/post_to.h"

#include "core/layout/layout.h"

#include <QHBoxLayout>

#include <algorithm>
#include <memory>
#include <tuple>
#include <utility>

namespace residua::ui {

namespace {

constexpr int resizePause = 80; // milliseconds

/// One of the networks as it is to be drawn.
struct PictureWish {
    SnapshotPtr snapshot;
    FoldState folding;
};

/// The page widths that are tried, as shares of the view's; the pictures become smaller than can be read beyond the last.
constexpr double pageShares[] = {1, 1.25, 1.6, 2.1, 2.8, 3.8};

} // namespace

ComparePictures::ComparePictures(ComparedPair &pair, QWidget *parent)
    : QWidget(parent), m_pair(pair), m_a(new ComparePicture(false, m_viewport)), m_b(new ComparePicture(true, m_viewport)),
      m_viewport(*m_a), m_folderA(m_a->scene(), m_viewport), m_folderB(m_b->scene(), m_viewport)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(1);
    row->addWidget(m_a, 1);
    row->addWidget(m_b, 1);
    setPause(m_resized, resizePause);
    connect(&m_resized, &QTimer::timeout, this, &ComparePictures::request);
    connect(&pair, &ComparedPair::changed, this, &ComparePictures::showNames);
    connect(&pair, &ComparedPair::changed, this, &ComparePictures::request);
    connect(&pair, &ComparedPair::choicesChanged, this, &ComparePictures::showNames);
    connect(&pair, &ComparedPair::selectionChanged, this, &ComparePictures::onSelection);
    connect(&m_viewport, &Viewport::moved, this, [this] {
        m_a->update();
        m_b->update();
    });
    for (const bool b : {false, true})
        join(b);
    m_viewport.setBar(m_a->titleRoom());
}

void ComparePictures::join(bool b)
{
    ComparePicture *side = b ? m_b : m_a;
    connect(side, &ComparePicture::selected, this, [this, b](const std::vector<int> &ids) { m_pair.selectIn(b, ids); });
    connect(side, &ComparePicture::opened, this, [this, b](const std::string &path, const std::vector<int> &ids) {
        folder(b).toggle(path);
        const Scene &other = picture(!b).scene();
        const std::vector<int> there = m_pair.counterparts(b, ids);
        if (!other.picture || there.empty())
            return;
        const SceneMarks marks = marksOf(other, there);
        folder(!b).toggle(marks);
    });
    connect(side, &ComparePicture::resized, this, [this] {
        m_viewport.settle();
        m_resized.start();
    });
    connect(&folder(b), &GraphFolder::changed, this, &ComparePictures::request);
}

void ComparePictures::setLevel(Level level)
{
    for (const bool b : {false, true})
        folder(b).set({level, {}});
}

void ComparePictures::showNames()
{
    m_a->setTitle(QStringLiteral("A · ") + m_pair.nameOfA());
    m_b->setTitle(QStringLiteral("B · ") + m_pair.nameOfB());
}

void ComparePictures::onSelection()
{
    m_a->select(m_pair.selectedIn(false));
    m_b->select(m_pair.selectedIn(true));
    const QRectF marked = m_a->markedArea() | m_b->markedArea();
    if (!marked.isEmpty() && !m_a->isHeld() && !m_b->isHeld())
        m_viewport.reveal(marked);
}

/// Both are laid out at that page width at which they are largest in the view, or, where the words of all could not be read, as wide as it.
void ComparePictures::request()
{
    if (!m_pair.comparison())
        return;
    const PictureWish a{m_pair.a(), m_folderA.state()}, b{m_pair.b(), m_folderB.state()};
    const QSizeF area = m_viewport.fitArea().size();
    const double unit = m_viewport.camera().unit;
    m_viewport.setReadable({leastTextPixels / (lookOf(TextStyle::Detail).size * unit), 0});
    const double readable = m_viewport.readable().zoom;
    m_lane.post([this, a, b, area, unit, readable, comparison = m_pair.comparison(), number = ++m_asked](const std::stop_token &stop) {
        const auto both = std::make_shared<Both>();
        const QString failure = failureOf([&] {
            const auto folded = [](const PictureWish &wish) {
                return foldForPicture(*wish.snapshot->model, wish.folding.level, wish.folding.unfold);
            };
            const FoldedGraph foldedA = folded(a), foldedB = folded(b);
            double bestZoom = 0;
            Layout bestA, bestB;
            const double natural = area.width() / unit;
            const auto layBoth = [&](double page) {
                return std::pair(residua::layout({*a.snapshot->model, foldedA, page}),
                                 residua::layout({*b.snapshot->model, foldedB, page}));
            };
            for (const double share : pageShares) {
                auto [nextA, nextB] = layBoth(share * natural);
                const double zoom = std::min(area.width() / std::max({nextA.width, nextB.width, 1.0}),
                                             area.height() / std::max({nextA.height, nextB.height, 1.0}))
                    / unit;
                if (zoom <= bestZoom)
                    break;
                bestZoom = zoom;
                bestA = std::move(nextA);
                bestB = std::move(nextB);
                if (zoom >= 1 || stop.stop_requested())
                    break;
            }
            if (bestZoom < readable)
                std::tie(bestA, bestB) = layBoth(std::max(natural, natural / readable));
            both->a = std::make_shared<const PictureResult>(PictureResult{a.snapshot, foldedA, std::move(bestA), 0});
            both->b = std::make_shared<const PictureResult>(PictureResult{b.snapshot, foldedB, std::move(bestB), 0});
        });
        if (failure.isEmpty())
            postTo(this, [this, both, comparison, number] { present(*both, comparison, number); });
    });
}

void ComparePictures::present(const Both &both, const ComparisonPtr &comparison, int number)
{
    if (number != m_asked)
        return; // a newer one is on its way
    m_shown = number;
    m_folderA.forget(both.a->folded.unmatched);
    m_folderB.forget(both.b->folded.unmatched);
    m_folderA.takeAnchor();
    m_folderB.takeAnchor();
    m_a->show(both.a, *comparison);
    m_b->show(both.b, *comparison);
    QStringList signs;
    for (const Change change : {Change::Changed, Change::Added, Change::Removed})
        if (m_a->has(change) || m_b->has(change))
            signs << changeLabel(change);
    m_a->setLegend(signs.join(QStringLiteral("     ")));
    m_viewport.setPicture(
        {std::max(m_a->scene().size.width(), m_b->scene().size.width()), std::max(m_a->scene().size.height(), m_b->scene().size.height())});
    m_viewport.settle();
    onSelection();
}

void ComparePictures::fit()
{
    m_viewport.fit();
    request();
}

} // namespace residua::ui
