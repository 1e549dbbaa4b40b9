#include "ui/views/explanation_view.h"

#include "ui/look/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/row_list.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr std::size_t shortList = 6, longestList = 60;

/// Thin spaces round the points of a product: numbers stay together.
QString tight(QString formula) { return formula.replace(QStringLiteral(" · "), QStringLiteral("\u200A·\u200A")).toHtmlEscaped(); }

/// Two columns as rich text: a quiet one and one that takes the rest.
QString tableText(const QStringList &lines) { return QStringLiteral("<table cellspacing=\"0\" cellpadding=\"1\" width=\"100%\">") + lines.join(QString()) + QStringLiteral("</table>"); }

} // namespace

ExplanationView::ExplanationView(QWidget *parent) : QWidget(parent)
{
    m_box = new QWidget(this);
    m_formulas = new QLabel(m_box);
    m_formulas->setTextFormat(Qt::RichText);
    m_formulas->setObjectName(QStringLiteral("formulas"));
    m_facts = new QLabel(this);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setObjectName(QStringLiteral("facts"));
    m_levelTitle = new QLabel(tr("What a detector takes"), this);
    m_levels = new RowList(RowList::Share::Text, this);
    m_levels->setObjectName(QStringLiteral("levels"));
    m_tensorNames = new QLabel(this);
    m_tensorNames->setTextFormat(Qt::RichText);
    m_tensorNames->setObjectName(QStringLiteral("tensors"));
    m_more = new QLabel(this);
    for (QLabel *label : {m_formulas, m_facts, m_tensorNames, m_more}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    }
    m_countings = new ElidedLabel(Qt::ElideRight, this);
    m_countings->setFullText(tr("Other ways to count…"));
    m_countings->setExplanation(tr("Why the paper, torchvision and other tools say other numbers for this network"));
    m_countings->setLink(true);
    m_tensorsButton = new QToolButton(this);
    m_tensorsButton->setAutoRaise(true);
    m_tensorsButton->setFocusPolicy(Qt::TabFocus);
    m_tensorsButton->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_tensorsButton->setArrowType(Qt::RightArrow);
    m_tensorsButton->setToolTip(tr("Parameters and buffers by name, with their shapes"));

    auto *box = new QVBoxLayout(m_box);
    box->setContentsMargins(controlGap, controlGap - 2, controlGap, controlGap - 2);
    box->addWidget(m_formulas);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, controlGap, 0, 0);
    column->setSpacing(controlGap);
    column->addWidget(m_box);
    column->addWidget(m_facts);
    column->addWidget(m_countings);
    column->addWidget(m_levelTitle);
    column->addWidget(m_levels);
    column->addWidget(m_tensorsButton, 0, Qt::AlignLeft);
    column->addWidget(m_tensorNames);
    column->addWidget(m_more);
    connect(m_countings, &ElidedLabel::activated, this, &ExplanationView::countingsRequested);
    connect(m_tensorsButton, &QToolButton::clicked, this, [this] {
        m_openSet = true;
        m_open = !m_tensorNames->isVisibleTo(this);
        setTensors();
    });
    applyColors();
}

void ExplanationView::show(const DetailExplanation &explanation)
{
    const bool first = !m_tensorsButton->isVisibleTo(this) && m_shown == DetailExplanation();
    if (explanation == m_shown && !first)
        return;
    const DetailExplanation before = std::exchange(m_shown, explanation);
    if (first || before.formulas != m_shown.formulas)
        setFormulas();
    if (first || before.facts != m_shown.facts) {
        m_facts->setVisible(!m_shown.facts.isEmpty());
        m_facts->setText(m_shown.facts.join(u'\n'));
    }
    m_countings->setVisible(m_shown.counted);
    if (first || before.levels != m_shown.levels) {
        m_levelTitle->setVisible(!m_shown.levels.empty());
        m_levels->setVisible(!m_shown.levels.empty());
        m_levels->setRows(m_shown.levels);
    }
    if (first || before.tensors != m_shown.tensors)
        setTensors();
}

void ExplanationView::setFormulas()
{
    m_box->setVisible(!m_shown.formulas.empty());
    const QString quiet = Theme(palette()).quietText.name();
    QStringList lines, plain;
    for (const DetailFormula &formula : m_shown.formulas) {
        lines.append(QStringLiteral("<tr><td style=\"color:%1; padding-right:8px; white-space:nowrap\">%2</td><td width=\"100%\">%3</td></tr>")
                         .arg(quiet, formula.label.toHtmlEscaped(), tight(formula.text)));
        plain.append(formula.label + u' ' + formula.text);
    }
    m_formulas->setText(tableText(lines));
    m_formulas->setAccessibleName(plain.join(u'\n'));
}

void ExplanationView::setTensors()
{
    const std::size_t count = m_shown.tensors.size();
    const bool open = count > 0 && (m_openSet ? m_open : count <= shortList);
    m_tensorsButton->setVisible(count > 0);
    m_tensorsButton->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_tensorsButton->setText(tr("%n tensor(s) by name", nullptr, static_cast<int>(count)).replace(QStringLiteral("(s)"), count == 1 ? QString() : QStringLiteral("s")));
    m_tensorsButton->setAccessibleName(open ? tr("Hide the parameters by name") : tr("Show the parameters by name"));
    m_tensorNames->setVisible(open);
    m_more->setVisible(open && count > longestList);
    if (!open)
        return;
    const QString quiet = Theme(palette()).quietText.name();
    QStringList lines, plain;
    for (std::size_t i = 0; i < std::min(count, longestList); ++i) {
        const DetailTensor &tensor = m_shown.tensors[i];
        const QString name = tensor.name.toHtmlEscaped();
        lines.append(QStringLiteral("<tr><td%1>%2</td><td align=\"right\" style=\"color:%3; padding-left:8px; white-space:nowrap\">%4</td></tr>")
                         .arg(tensor.parameter ? QString() : QStringLiteral(" style=\"color:%1\"").arg(quiet), name, quiet, tensor.shape.toHtmlEscaped()));
        plain.append(tensor.name + u' ' + tensor.shape);
    }
    m_tensorNames->setText(tableText(lines));
    m_tensorNames->setAccessibleName(plain.join(u'\n'));
    m_more->setText(tr("and %1 more; Copy has them all").arg(count - std::min(count, longestList)));
}

void ExplanationView::applyColors()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme(quiet).quietText);
    for (QLabel *label : {m_facts, m_levelTitle, m_more})
        label->setPalette(quiet);
    setFormulas();
    setTensors();
}

void ExplanationView::paintEvent(QPaintEvent *)
{
    if (!m_box->isVisibleTo(this))
        return;
    const Theme theme(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.setBrush(theme.canvas);
    painter.drawRoundedRect(QRectF(m_box->geometry()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void ExplanationView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColors();
}

} // namespace residua::ui
