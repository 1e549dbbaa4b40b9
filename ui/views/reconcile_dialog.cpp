#include "ui/views/reconcile_dialog.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/state/pause.h"

#include "core/report/format.h"
#include "core/report/reconcile.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr int whyRole = Qt::UserRole + 1, exactRole = Qt::UserRole + 2;

QString reconcileText(const std::string &text)
{
    return QString::fromStdString(text);
}

QString signedThousands(std::int64_t count)
{
    return count == 0 ? QStringLiteral("–")
        : count < 0   ? QStringLiteral("−") + reconcileText(formatThousands(-count))
                      : reconcileText(formatThousands(count));
}

QStandardItem *cell(const QString &text, const QString &exact, bool number)
{
    auto *item = new QStandardItem(text);
    item->setEditable(false);
    item->setData(exact, exactRole);
    item->setTextAlignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    return item;
}

} // namespace

ReconcileDialog::ReconcileDialog(NetworkState &network, QWidget *parent) : QDialog(parent), m_network(network)
{
    setWindowTitle(tr("Ways to Count"));
    m_intro = new QLabel(this);
    m_why = new QLabel(this);
    for (QLabel *label : {m_intro, m_why}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    }
    m_why->setAccessibleName(tr("What the chosen cell counts"));

    m_unit = new QComboBox(this);
    m_unit->addItem(tr("MACs"), static_cast<int>(Counting::Unit::Macs));
    m_unit->addItem(tr("FLOPs (2 × MACs)"), static_cast<int>(Counting::Unit::Flops));
    m_unit->setAccessibleName(tr("Unit of the costs"));
    m_scope = new QComboBox(this);
    m_scope->addItem(tr("convolutions and linear layers"), static_cast<int>(Counting::Scope::ConvolutionAndLinear));
    m_scope->addItem(tr("all operations"), static_cast<int>(Counting::Scope::AllOperations));
    m_scope->addItem(tr("as torchinfo counts"), static_cast<int>(Counting::Scope::Torchinfo));
    m_scope->setAccessibleName(tr("What is counted"));
    auto *choice = new QHBoxLayout;
    choice->setSpacing(controlGap);
    auto *label = new QLabel(tr("The window &counts"), this);
    label->setBuddy(m_unit);
    auto *of = new QLabel(tr("&of"), this);
    of->setBuddy(m_scope);
    choice->addWidget(label);
    choice->addWidget(m_unit);
    choice->addWidget(of);
    choice->addWidget(m_scope);
    choice->addStretch(1);

    m_model = new QStandardItemModel(this);
    m_table = new QTableView(this);
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_table->setAccessibleName(tr("Every way to count, term by term"));
    m_table->setTabKeyNavigation(false);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("Copy &Table"), QDialogButtonBox::ActionRole);
    copy->setAutoDefault(false);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    copy->setToolTip(tr("The whole table, exact, with tabs between the columns"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, groupGap, groupGap, 12);
    column->setSpacing(12);
    column->addWidget(m_intro);
    column->addLayout(choice);
    column->addWidget(m_table, 1);
    column->addWidget(m_why);
    column->addWidget(buttons);

    setPause(m_later, 60);
    connect(&m_later, &QTimer::timeout, this, &ReconcileDialog::fill);
    connect(&network, &NetworkState::snapshotChanged, this, [this] {
        if (isVisible())
            m_later.start();
    });
    connect(&network.session(), &Session::countingChanged, this, &ReconcileDialog::showCounting);
    connect(m_unit, &QComboBox::activated, this, &ReconcileDialog::chooseCounting);
    connect(m_scope, &QComboBox::activated, this, &ReconcileDialog::chooseCounting);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(asText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &ReconcileDialog::explainCurrent);
    showCounting();
    fill();
    onLookChange(*this, {}, [this] { fitTable(); });
}

void ReconcileDialog::showCounting()
{
    m_unit->setCurrentIndex(m_unit->findData(static_cast<int>(m_network.session().counting().unit)));
    m_scope->setCurrentIndex(m_scope->findData(static_cast<int>(m_network.session().counting().scope)));
}

void ReconcileDialog::chooseCounting()
{
    m_network.session().setCounting(
        {static_cast<Counting::Unit>(m_unit->currentData().toInt()), static_cast<Counting::Scope>(m_scope->currentData().toInt())});
}

void ReconcileDialog::fill()
{
    if (m_any && m_filled == m_network.spec())
        return;
    m_any = true;
    m_filled = m_network.spec();
    const Reconciliation table = reconcile(*m_network.snapshot()->model);
    m_intro->setText(tr("%1, one image. The same network has many published costs, because they count different things. Each column is one "
                        "way to count, each line what it adds.")
                         .arg(reconcileText(m_filled.name)));
    const QModelIndex before = m_table->currentIndex();
    m_model->clear();
    QFont bold = font();
    bold.setBold(true);
    m_model->setHorizontalHeaderItem(0, cell(tr("counted"), {}, false));
    bool published = false;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        m_model->setHorizontalHeaderItem(static_cast<int>(i) + 1, cell(reconcileText(table.columns[i].name), {}, true));
        published = published || !table.columns[i].published.empty();
    }
    const auto addRow = [&](const QString &name, const QString &why, bool strong, const auto &cellOf) {
        QList<QStandardItem *> items{cell(name, name, false)};
        for (const ReconcileColumn &column : table.columns)
            items.append(cellOf(column));
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QString of = i > 0 ? tr("%1: %2").arg(reconcileText(table.columns[static_cast<std::size_t>(i) - 1].name),
                                                        reconcileText(table.columns[static_cast<std::size_t>(i) - 1].why))
                                     : QString();
            items[i]->setData(QStringList{why, of}.join(u'\n').trimmed(), whyRole);
            if (strong)
                items[i]->setFont(bold);
        }
        m_model->appendRow(items);
    };
    for (std::size_t term = 0; term < table.terms.size(); ++term) {
        const QString name = reconcileText(table.terms[term].name);
        addRow(name, tr("%1: %2", "a term and what it means").arg(name, reconcileText(table.terms[term].why)), false,
               [term](const ReconcileColumn &column) {
                   return cell(signedThousands(column.counts[term]), QString::number(column.counts[term]), true);
               });
    }
    addRow(tr("total"), {}, true,
           [](const ReconcileColumn &column) { return cell(signedThousands(column.total), QString::number(column.total), true); });
    addRow(tr("rounded"), {}, false, [](const ReconcileColumn &column) {
        return cell(reconcileText(formatCount(column.total)), reconcileText(formatCount(column.total)), true);
    });
    if (published) {
        addRow(tr("published"), tr("What others have printed of this network."), false, [](const ReconcileColumn &column) {
            const QString all = reconcileText(column.published);
            QStandardItem *item = cell(all.section(u',', 0, 0), all, true);
            item->setToolTip(all);
            return item;
        });
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            QStandardItem *item = m_model->item(m_model->rowCount() - 1, static_cast<int>(i) + 1);
            if (!table.columns[i].published.empty())
                item->setData(tr("Published: %1").arg(reconcileText(table.columns[i].published)), whyRole);
        }
    }
    m_table->setCurrentIndex(before.isValid() && m_model->index(before.row(), before.column()).isValid()
                                 ? m_model->index(before.row(), before.column())
                                 : m_model->index(m_model->rowCount() - (published ? 3 : 2), 1));
    fitTable();
    explainCurrent();
}

void ReconcileDialog::fitTable()
{
    m_table->verticalHeader()->setDefaultSectionSize(std::max(rowHeight, fontMetrics().height() + insideGap));
    m_table->resizeColumnsToContents();
    int width = 0;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_table->setColumnWidth(column, m_table->columnWidth(column) + 12);
        width += m_table->columnWidth(column);
    }
    const int height =
        m_table->horizontalHeader()->sizeHint().height() + m_model->rowCount() * m_table->verticalHeader()->defaultSectionSize();
    constexpr int widest = 1100;
    const int wanted = width + 2 * groupGap + 4;
    m_table->setMinimumHeight(height + 4 + (wanted > widest ? m_table->horizontalScrollBar()->sizeHint().height() : 0));
    // Four lines, so that nothing moves when another cell is chosen.
    m_why->setMinimumHeight(4 * fontMetrics().lineSpacing());
    if (!isVisible())
        resize(std::min(wanted, widest), layout()->totalHeightForWidth(std::min(wanted, widest)));
}

void ReconcileDialog::explainCurrent()
{
    m_why->setText(m_table->currentIndex().data(whyRole).toString());
}

QString ReconcileDialog::asText() const
{
    QStringList lines;
    QStringList titles;
    for (int column = 0; column < m_model->columnCount(); ++column)
        titles.append(m_model->headerData(column, Qt::Horizontal).toString());
    lines.append(titles.join(u'\t'));
    for (int row = 0; row < m_model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < m_model->columnCount(); ++column)
            cells.append(m_model->index(row, column).data(exactRole).toString());
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

void ReconcileDialog::copySelection() const
{
    QModelIndexList chosen = m_table->selectionModel()->selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    QString text;
    for (qsizetype i = 0; i < chosen.size(); ++i) {
        if (i > 0)
            text += chosen[i].row() == chosen[i - 1].row() ? u'\t' : u'\n';
        text += chosen[i].data(exactRole).toString();
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void ReconcileDialog::showEvent(QShowEvent *event)
{
    fill();
    m_table->setFocus(Qt::OtherFocusReason);
    QDialog::showEvent(event);
}

void ReconcileDialog::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copySelection();
    QDialog::keyPressEvent(event);
}

} // namespace residua::ui
