#include "ui/trained/weights_report.h"

#include "ui/look/theme.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr QSize usualSize{560, 480};

QString namesOf(const std::vector<std::string> &names)
{
    QStringList lines;
    for (const std::string &name : names)
        lines << QString::fromStdString(name);
    return lines.join(u'\n');
}

} // namespace

std::vector<WeightsReport::Row> WeightsReport::rowsOf(const Snapshot &snapshot, const WeightMarks &marks)
{
    std::vector<Row> rows;
    for (const SummaryRow &row : summaryTable({*snapshot.model}, Level::Block).rows) {
        if (row.subtotal)
            continue;
        const WeightShare share = marks.of(row.nodes);
        if (share.layers > 0)
            rows.push_back({QString::fromStdString(row.path), shareWords(share), {}, share.drawn == 0});
    }
    return rows;
}

std::vector<WeightsReport::Row> WeightsReport::rowsOf(const WeightComparison &comparison)
{
    std::vector<Row> rows;
    for (const WeightComparison::Block &block : comparison.blocks) {
        const ComparedTensors &tensors = block.tensors;
        QStringList words;
        const auto add = [&words](const QString &text, std::size_t count) {
            if (count > 0)
                words << text.arg(count);
        };
        add(tr("%1 fit"), tensors.matched.size() - tensors.counters);
        add(tr("%1 fit reshaped"), tensors.reshaped.size());
        add(tr("%1 not in the file"), tensors.missing.size());
        add(tr("%1 of another shape"), tensors.mismatched.size());
        QStringList details;
        for (const auto *names : {&tensors.mismatched, &tensors.missing, &tensors.reshaped, &tensors.matched})
            if (!names->empty())
                details << namesOf(*names);
        rows.push_back({QString::fromStdString(block.path), words.join(QStringLiteral(", ")), details.join(u'\n'),
                        tensors.missing.empty() && tensors.mismatched.empty()});
    }
    return rows;
}

WeightsReport::WeightsReport(const QString &title, const QString &text, const std::vector<Row> &rows, QWidget *parent)
    : QDialog(parent), m_buttons(new QDialogButtonBox(QDialogButtonBox::Close))
{
    setWindowTitle(title);
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *list = new QTreeWidget;
    list->setObjectName(QStringLiteral("blocks"));
    list->setAccessibleName(tr("Blocks and what becomes of their weights"));
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels({tr("block"), tr("weights")});
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    const Theme theme(palette());
    for (const Row &row : rows) {
        auto *item = new QTreeWidgetItem(list, {row.path, row.words});
        if (!row.details.isEmpty())
            item->setToolTip(1, QStringLiteral("<qt>%1</qt>").arg(row.details.toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"))));
        if (row.whole)
            item->setForeground(1, theme.quietText);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, groupGap, groupGap, groupGap);
    column->setSpacing(controlGap);
    column->addWidget(label);
    column->addWidget(list, 1);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(usualSize);
}

void WeightsReport::offer(bool openAsItsOwn, bool loadWhatFits)
{
    m_buttons->setStandardButtons(QDialogButtonBox::Cancel);
    const auto add = [this](const QString &text, const char *name, Choice choice) {
        QPushButton *button = m_buttons->addButton(text, QDialogButtonBox::AcceptRole);
        button->setObjectName(QString::fromLatin1(name));
        connect(button, &QPushButton::clicked, this, [this, choice] {
            m_choice = choice;
            accept();
        });
        return button;
    };
    QPushButton *usual = nullptr;
    if (loadWhatFits)
        usual = add(tr("Load What &Fits"), "loadWhatFits", Choice::LoadWhatFits);
    if (openAsItsOwn)
        usual = add(tr("&Open as Its Own Network"), "openAsItsOwn", Choice::OpenAsItsOwn);
    if (usual)
        usual->setDefault(true);
}

} // namespace residua::ui
