#include "ui/views/detail_panel.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/views/detail_difference.h"
#include "ui/views/details.h"
#include "ui/views/elided_label.h"
#include "ui/views/explanation_view.h"
#include "ui/views/facts_area.h"
#include "ui/views/maps_view.h"
#include "ui/views/reconcile_dialog.h"
#include "ui/views/row_list.h"
#include "ui/views/selectable_label.h"
#include "ui/views/still_box.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

/// The line above a list: what it is, and at the right what there is to say of all of it.
QWidget *headerOf(ElidedLabel *left, ElidedLabel *right)
{
    auto *header = new QWidget;
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, controlGap, 0, 0);
    row->setSpacing(controlGap);
    row->addWidget(left, 1);
    row->addWidget(right);
    return header;
}

} // namespace

DetailPanel::DetailPanel(NetworkState &network, QWidget *parent) : QWidget(parent), m_network(network)
{
    setFocusPolicy(Qt::TabFocus);
    setAutoFillBackground(true); // so that nothing below it is painted with it
    setAccessibleName(tr("Details of the selection"));
    m_title = new ElidedLabel(Qt::ElideMiddle, this);
    m_title->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_against = new ElidedLabel(Qt::ElideMiddle, this);
    m_change = new ElidedLabel(Qt::ElideRight, this);
    m_run = new ElidedLabel(Qt::ElideMiddle, this);
    m_runTime = new ElidedLabel(Qt::ElideRight, this);
    for (ElidedLabel *label : {m_against, m_change, m_run, m_runTime})
        label->setQuiet(true);
    m_description = new SelectableLabel(this);
    m_note = new SelectableLabel(this);
    for (QLabel *label : {m_description, m_note})
        label->setWordWrap(true);
    for (ElidedLabel *right : {m_change, m_runTime})
        right->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rows = new RowList(RowList::Share::Text, this);
    m_differences = new RowList(RowList::Share::Text, this);
    m_runRows = new RowList(RowList::Share::Text, this);
    m_classes = new RowList(RowList::Share::Bar, this);
    m_maps = new MapsView(network, this);

    connect(m_rows, &RowList::selectRequested, &network, &NetworkState::select);
    m_differenceHeader = headerOf(m_against, m_change);
    m_runHeader = headerOf(m_run, m_runTime);
    m_explanation = new ExplanationView;
    connect(m_explanation, &ExplanationView::tensorsRequested, this, &DetailPanel::refresh);
    connect(m_explanation, &ExplanationView::countingsRequested, this, &DetailPanel::showCountings);
    auto *facts = new QWidget;
    auto *inner = new QVBoxLayout(facts);
    inner->setContentsMargins(0, 0, 0, controlGap);
    inner->setSpacing(insideGap);
    for (QWidget *part : std::initializer_list<QWidget *>{m_rows, m_differenceHeader, m_differences, m_explanation, m_runHeader, m_runRows,
                                                          m_classes, m_note})
        inner->addWidget(part);
    inner->addStretch(1);
    m_facts = new FactsArea(facts, this);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, 12, groupGap, 12);
    column->setSpacing(insideGap);
    column->addWidget(m_title);
    m_descriptionBox = new StillBox(m_description, this);
    column->addWidget(m_descriptionBox);
    m_split = new QSplitter(Qt::Vertical, this);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(m_facts);
    m_split->addWidget(m_maps);
    m_maps->setContentsMargins(0, controlGap, 0, 0);
    m_split->installEventFilter(this);
    connect(m_split, &QSplitter::splitterMoved, this, [this] { m_sharedByHand = true; });
    connect(m_maps, &MapsView::savableChanged, this, &DetailPanel::shareHeight);
    column->addWidget(m_split, 1);

    for (const auto signal : {&NetworkState::snapshotChanged, &NetworkState::selectionChanged, &NetworkState::runResultChanged})
        connect(&network, signal, this, &DetailPanel::refresh);
    connect(&network, &NetworkState::baselineChanged, this, &DetailPanel::showDifference);
    applyColors();
    refresh();
    onLookChange(
        *this, [this] { applyColors(); }, [this] { applyColors(); });
}

void DetailPanel::refresh()
{
    const Details details =
        detailRows(*m_network.snapshot(), m_network.selection(), m_network.runResult().get(), m_explanation->listsTensors());
    const bool current = m_network.runIsCurrent();
    m_title->setFullText(details.title);
    if (m_description->text() != details.description)
        m_description->setText(details.description);
    m_rows->setRows(details.rows);
    showDifference();
    m_explanation->show(details.explanation);
    m_runHeader->setVisible(!details.run.isEmpty());
    m_run->setFullText(details.run);
    m_runTime->setFullText(details.runTime);
    m_runRows->setRows(details.runRows);
    m_runRows->setOutdated(!current);
    m_classes->setRows(details.classes);
    m_classes->setOutdated(!current);
    const bool tells = !current && !details.run.isEmpty();
    const QString age = tells ? tr("From before the last edit.") : QString();
    const QString note = QStringList{age, details.note}.join(u' ').trimmed();
    m_note->setVisible(!note.isEmpty());
    if (m_note->text() != note)
        m_note->setText(note);
}

void DetailPanel::setMapsOnly(bool only)
{
    m_facts->setVisible(!only);
    m_descriptionBox->setVisible(!only);
    m_maps->setFull(only);
}

void DetailPanel::showDifference()
{
    const DifferenceDetails difference = differenceDetails(m_network);
    m_differenceHeader->setVisible(!difference.title.isEmpty());
    m_against->setFullText(difference.title);
    m_change->setFullText(difference.change);
    const bool same = std::exchange(m_compared, m_network.selection().path) == m_network.selection().path;
    m_differences->setRows(difference.rows, same ? RowList::Shrink::Later : RowList::Shrink::AtOnce);
}

/// The maps have what the facts leave, but more than half of it where there are maps: the facts then scroll.
void DetailPanel::shareHeight()
{
    if (m_sharedByHand || m_facts->isHidden())
        return;
    const int all = m_split->height() - m_split->handleWidth(), most = all - all * (m_maps->showsMaps() ? 58 : 18) / 100;
    const int facts = qMin(m_facts->sizeHint().height(), most);
    if (all > 0 && m_split->sizes().value(0) != facts)
        m_split->setSizes({facts, all - facts});
}

bool DetailPanel::eventFilter(QObject *watched, QEvent *event)
{
    const bool shared = QWidget::eventFilter(watched, event);
    if (watched == m_split && (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest))
        QMetaObject::invokeMethod(this, &DetailPanel::shareHeight, Qt::QueuedConnection); // after the splitter has had its say
    return shared;
}

void DetailPanel::applyColors()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme(quiet).quietText);
    m_description->setPalette(quiet);
    m_note->setPalette(quiet);
    // Of one size, whatever it says: what changes with every edit must not lay out the panel again.
    int widest = 0;
    for (const Change change : {Change::Same, Change::Changed, Change::Added})
        widest = std::max(widest, m_change->fontMetrics().horizontalAdvance(differenceWord(change)));
    m_change->setFixedSize(widest + 2, m_change->fontMetrics().height() + 2);
    QFont bold = font();
    bold.setBold(true);
    m_title->setFont(bold);
    setMinimumWidth(15 * fontMetrics().lineSpacing());
    // Two lines, so that the numbers below stay where they are whatever is selected.
    m_description->setMinimumHeight(2 * fontMetrics().lineSpacing());
}

QSize DetailPanel::sizeHint() const
{
    return {20 * fontMetrics().lineSpacing(), 640};
}

QString DetailPanel::asText() const
{
    const Details details = detailRows(*m_network.snapshot(), m_network.selection(), m_network.runResult().get(), true);
    QStringList lines{details.title, details.description};
    const auto add = [&lines](const std::vector<DetailRow> &rows, bool shares) {
        for (const DetailRow &row : rows) {
            QString line = row.label + u'\t' + row.value;
            if (shares && row.share)
                line += u'\t' + percentWords(*row.share);
            lines << line;
        }
    };
    add(details.rows, true);
    if (const DifferenceDetails difference = differenceDetails(m_network); !difference.title.isEmpty()) {
        lines << difference.title + u'\t' + difference.change;
        add(difference.rows, false);
    }
    for (const DetailFormula &formula : details.explanation.formulas)
        lines << formula.label + u'\t' + formula.text;
    lines << details.explanation.facts;
    add(details.explanation.levels, false);
    for (const DetailTensor &tensor : details.explanation.tensors)
        lines << tensor.fullName + u'\t' + tensor.shape;
    if (!details.run.isEmpty())
        lines << details.run + u'\t' + details.runTime;
    add(details.runRows, true);
    add(details.classes, false);
    if (!details.note.isEmpty())
        lines << details.note;
    return lines.join(u'\n') + u'\n';
}

void DetailPanel::showCountings()
{
    if (!m_countings)
        m_countings = new ReconcileDialog(m_network, this);
    m_countings->show();
    m_countings->raise();
    m_countings->activateWindow();
}

void DetailPanel::copy() const
{
    QGuiApplication::clipboard()->setText(asText());
}

void DetailPanel::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("&Copy Details"), this, &DetailPanel::copy);
    menu.addAction(tr("&Other Ways to Count…"), this, &DetailPanel::showCountings);
    QAction *path = menu.addAction(tr("Copy &Path"), this, [this] { QGuiApplication::clipboard()->setText(m_title->fullText()); });
    path->setEnabled(!m_network.selection().path.empty());
    menu.exec(event->globalPos());
}

void DetailPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (m_facts->scrollBy(event->key()))
        return;
    QWidget::keyPressEvent(event);
}

} // namespace residua::ui
