#include "ui/strip/stage_strip.h"

#include "ui/look/look_change.h"
#include "ui/strip/metric_button.h"
#include "ui/strip/strip_accessible.h"
#include "ui/strip/strip_difference.h"
#include "ui/strip/strip_image.h"
#include "ui/strip/strip_weights.h"

#include <QEvent>
#include <QPainter>

namespace residua::ui {

namespace {

constexpr int leastStripWidth = 480; // pixels

} // namespace

StageStrip::StageStrip(NetworkState &network, QWidget *parent)
    : QWidget(parent), m_network(network), m_fonts(font()), m_strip(stripParts(network.snapshot())),
      m_button(new MetricButton(network, this)), m_editor(network)
{
    installStripAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAutoFillBackground(true); // so that nothing below it is painted with it
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Stage strip"));
    connect(&network, &NetworkState::snapshotChanged, this, &StageStrip::onSnapshotChanged);
    connect(&network, &NetworkState::selectionChanged, this, &StageStrip::onSelectionChanged);
    connect(&network, &NetworkState::weightMarksChanged, this, [this] {
        takeParts();
        describe();
        invalidate();
    });
    for (const auto signal : {&Session::documentChanged, &Session::variantsChanged})
        connect(&network.session(), signal, this, qOverload<>(&QWidget::update));
    const auto retint = [this] {
        refreshTints();
        placeHeader();
        refreshBubble();
        invalidate();
    };
    connect(&network.session(), &Session::metricChanged, this, retint);
    connect(&network, &NetworkState::baselineChanged, this, retint);
    connect(&network, &NetworkState::runResultChanged, this, retint);
    connect(&network.session(), &Session::setupChanged, this, &StageStrip::refreshImage);
    connect(&m_editor, &StripEditor::changed, this, &StageStrip::refreshBubble);
    connect(&m_number, &StripNumber::said, this, [this](int stage, const QString &refusal) { say(m_strip.partOfStage(stage), refusal); });
    takeParts();
    refreshTints();
    refreshImage();
    onSelectionChanged();
    onLookChange(
        *this, [this] { update(); }, [this] { refreshFonts(); });
}

StageStrip::~StageStrip()
{
    m_number.close();
}

QSize StageStrip::sizeHint() const
{
    return {1200, stripHeight(m_fonts)};
}

QSize StageStrip::minimumSizeHint() const
{
    return {leastStripWidth, stripHeight(m_fonts)};
}

const StripGeometry &StageStrip::geometryOfStrip()
{
    if (m_geometryIsOld) {
        m_geometry = stripGeometry(m_strip, m_fonts, size(), width() - cornerArea().left() + controlGap, m_drag.placing());
        if (m_tabs)
            m_geometry.title.setLeft(tabsArea().right() + insideGap);
        m_geometryIsOld = false;
    }
    return m_geometry;
}

/// Not the buttons that stand over it: most of what changes is not theirs.
void StageStrip::repaintStrip()
{
    constexpr int frame = 3; // the keyboard's, which goes over what stands in the strip
    update(QRegion(rect()) - childrenRegion().intersected(rect().adjusted(frame, frame, -frame, -frame)));
}

void StageStrip::invalidate()
{
    m_geometryIsOld = true;
    repaintStrip();
}

void StageStrip::onSnapshotChanged()
{
    takeParts();
    if (!m_editor.isProposing()) { // somebody else's edit ends ours
        m_editor.abandon();
        m_drag.abandon();
        m_number.close();
        unsetCursor();
    }
    if (!m_drag.isHeld())
        m_hover = {};
    placeHeader(); // another counting has another name
    refreshBubble();
    refreshTints();
    m_mark = markOf(m_strip, m_network.selection());
    describe();
    invalidate();
}

void StageStrip::takeParts()
{
    m_strip = stripParts(m_network.snapshot());
    markWeights(m_strip, m_network.weightMarks().get());
}

void StageStrip::onSelectionChanged()
{
    const StripMark mark = markOf(m_strip, m_network.selection());
    if (mark == m_mark && !m_strip.parts.empty() && !accessibleDescription().isEmpty())
        return;
    m_mark = mark;
    describe();
    repaintStrip();
}

void StageStrip::describe()
{
    const QString part = spokenPart(m_strip, m_mark.part);
    const QString words = part.isEmpty() ? tr("Nothing selected. Left and right move along the network.") : part;
    if (words != accessibleDescription())
        setAccessibleDescription(words);
    const QString name =
        part.isEmpty() ? tr("Stage strip") : tr("Stage strip, %1").arg(m_strip.parts[static_cast<std::size_t>(m_mark.part)].titles.front());
    if (name != accessibleName())
        setAccessibleName(name);
}

void StageStrip::refreshTints()
{
    sayDifferences(m_strip, m_network, m_network.session().metric());
    m_tints = stripTints(m_strip, m_network.session().metric(), m_network.runIsCurrent() ? m_network.runResult().get() : nullptr);
}

void StageStrip::refreshImage()
{
    m_image = stripImage(m_network.session().setup().image.get(), devicePixelRatioF());
    repaintStrip();
}

void StageStrip::refreshFonts()
{
    m_fonts = StripFonts(font());
    updateGeometry();
    placeHeader();
    invalidate();
}

void StageStrip::refreshBubble()
{
    m_bubble = {};
    if (const auto &change = m_editor.change())
        m_bubble = {m_strip.partOfStage(change->stage), m_editor.changeLines(), change->refusal};
    repaintStrip();
}

void StageStrip::say(int part, const QString &refusal)
{
    m_bubble = {part, {}, refusal};
    repaintStrip();
}

void StageStrip::placeHeader()
{
    m_button->adjustSize();
    m_button->resize(m_button->width(), std::min(m_button->height(), stripHeaderHeight(m_fonts) - insideGap / 2)); // on no part's frame
    m_button->move(width() - m_button->width() - controlGap, insideGap / 2);
    if (m_corner) {
        m_corner->resize(m_corner->sizeHint().width(), m_button->height());
        m_corner->move(m_button->x() - m_corner->width() - insideGap, m_button->y());
    }
    if (m_tabs) {
        constexpr int left = insideGap + 2; // the first one's words begin where the name did
        const int room = cornerArea().left() - left - insideGap;
        m_tabs->setGeometry(left, m_button->y(), std::min(m_tabs->sizeHint().width(), room), m_button->height());
    }
}

QRect StageStrip::cornerArea() const
{
    return m_corner ? m_button->geometry().united(m_corner->geometry()) : m_button->geometry();
}

QRect StageStrip::tabsArea() const
{
    return m_tabs ? m_tabs->geometry() : QRect();
}

void StageStrip::setHeader(QWidget *tabs, QWidget *corner)
{
    m_tabs = tabs;
    m_corner = corner;
    for (QWidget *part : {tabs, corner}) {
        if (!part)
            continue;
        part->setParent(this);
        part->show();
    }
    placeHeader();
    invalidate();
}

void StageStrip::run(int stage, StripCommand command)
{
    m_editor.end();
    m_number.close();
    const StripEdit edit = stripEdit(m_network.spec(), stage, command);
    if (!edit.whyNot.isEmpty()) {
        say(m_strip.partOfStage(stage), edit.whyNot);
        return;
    }
    m_editor.apply(edit);
    selectPart(m_strip.partOfStage(edit.selected));
}

void StageStrip::editNumber(int stage, bool depth)
{
    m_editor.end();
    m_number.close();
    const int part = m_strip.partOfStage(stage);
    if (part < 0)
        return;
    if (currentStage() != stage)
        selectPart(part);
    const StripCell &cell = geometryOfStrip().cells[static_cast<std::size_t>(part)];
    const QRectF number = depth ? cell.depthNumber : cell.widthNumber;
    const QRectF line(cell.frame.left(), cell.detailAt.y() - m_fonts.line(), cell.frame.width(), m_fonts.line());
    m_number.open(stage, depth, number.isNull() ? line : number, m_fonts.width(StripFonts::Plain, QStringLiteral("0000")));
}

int StageStrip::currentStage() const
{
    return m_mark.part < 0 ? -1 : m_strip.parts[static_cast<std::size_t>(m_mark.part)].stage;
}

void StageStrip::selectPart(int part)
{
    if (part >= 0 && part < std::ssize(m_strip.parts))
        m_network.select(std::string(m_strip.parts[static_cast<std::size_t>(part)].path));
}

void StageStrip::select(const StripHit &hit)
{
    if (hit.part < 0)
        return;
    const StripPart &part = m_strip.parts[static_cast<std::size_t>(hit.part)];
    if (hit.what != StripHit::What::Slab || part.kind != StripPart::Kind::Stage)
        return selectPart(hit.part);
    const StripBox &box = geometryOfStrip().boxes[static_cast<std::size_t>(hit.box)];
    std::string path(part.slabs[static_cast<std::size_t>(box.first)].path);
    if (box.last > box.first) // "layer3.4-9": the blocks that share the slab
        path += '-' + std::to_string(box.last);
    m_network.select(path);
}

void StageStrip::requestField(int part)
{
    switch (m_strip.parts[static_cast<std::size_t>(part)].kind) {
    case StripPart::Kind::Input: return Q_EMIT fieldRequested(QStringLiteral("input.height"));
    case StripPart::Kind::Stem: return Q_EMIT fieldRequested(QStringLiteral("stem.convs"));
    case StripPart::Kind::Head: return Q_EMIT fieldRequested(QStringLiteral("head.type"));
    case StripPart::Kind::Stage: break;
    }
}

void StageStrip::resizeEvent(QResizeEvent *)
{
    placeHeader();
    m_number.close();
    invalidate();
}

void StageStrip::paintEvent(QPaintEvent *)
{
    const StripGeometry &geometry = geometryOfStrip();
    QPainter painter(this);
    const StripScene scene{m_strip,
                           geometry,
                           m_fonts,
                           Theme(palette()),
                           m_tints,
                           m_mark,
                           m_hover,
                           m_drag.handle(),
                           hasFocus(),
                           m_tabs ? QString() : QString::fromStdString(m_network.spec().name),
                           m_network.session().isModified(),
                           m_image,
                           m_bubble,
                           QRectF(cornerArea()),
                           QRectF(tabsArea())};
    paintStrip(painter, scene, rect());
}

} // namespace residua::ui
