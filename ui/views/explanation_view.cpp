#include "ui/views/explanation_view.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/row_list.h"
#include "ui/views/selectable_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr std::size_t shortList = 6, longestList = 60;

/// Hair spaces round the points of a product: numbers stay together.
QString tight(QString formula)
{
    return formula.replace(QStringLiteral(" · "), QStringLiteral("\u200A·\u200A"));
}

/// `text` in lines of at most `width` pixels, broken between words.
QStringList wrapped(const QString &text, const QFontMetrics &metrics, int width)
{
    if (metrics.horizontalAdvance(text) <= width)
        return {text};
    QStringList lines;
    QString line;
    int used = 0;
    const int space = metrics.horizontalAdvance(u' ');
    for (const QString &word : text.split(u' ')) {
        const int needed = metrics.horizontalAdvance(word) + 1; // rounded up: each word is measured once
        if (!line.isEmpty() && used + space + needed > width) {
            lines.append(line);
            line = word;
            used = needed;
        } else {
            used += needed + (line.isEmpty() ? 0 : space);
            line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
        }
    }
    return lines << line;
}

/// The same for a formula; where it does not fit, its result goes to a line of its own.
QStringList wrappedFormula(const QString &text, const QFontMetrics &metrics, int width)
{
    const qsizetype at = text.lastIndexOf(QStringLiteral(" = "));
    if (at < 0 || metrics.horizontalAdvance(text) <= width)
        return wrapped(text, metrics, width);
    return wrapped(text.left(at), metrics, width) + wrapped(text.mid(at + 1), metrics, width);
}

/// A text is laid out again whenever it is set.
void setLabelText(QLabel *label, const QString &text)
{
    if (label->text() != text)
        label->setText(text);
}

} // namespace

ExplanationView::ExplanationView(QWidget *parent) : QWidget(parent)
{
    m_box = new QWidget(this);
    m_formulaLabels = new QLabel(m_box);
    m_formulas = new SelectableLabel(m_box);
    m_formulas->setObjectName(QStringLiteral("formulas"));
    m_facts = new SelectableLabel(this);
    m_facts->setObjectName(QStringLiteral("facts"));
    m_levelTitle = new QLabel(tr("What a detector takes"), this);
    m_levels = new RowList(RowList::Share::Text, this);
    m_levels->setObjectName(QStringLiteral("levels"));
    m_tensors = new QWidget(this);
    m_tensorNames = new SelectableLabel(m_tensors);
    m_tensorNames->setObjectName(QStringLiteral("tensors"));
    m_tensorShapes = new SelectableLabel(m_tensors);
    m_more = new QLabel(this);
    for (QLabel *label : {m_formulaLabels, m_formulas, m_facts, m_levelTitle, m_tensorNames, m_tensorShapes, m_more}) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    }
    // Lines are broken by hand: labels that wrap by themselves cost the panel a second layout.
    for (QLabel *label : {m_formulas, m_tensorNames})
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_tensorShapes->setAlignment(Qt::AlignRight | Qt::AlignTop);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
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

    auto *box = new QHBoxLayout(m_box);
    box->setContentsMargins(controlGap, controlGap, controlGap, controlGap);
    box->setSpacing(controlGap);
    box->addWidget(m_formulaLabels);
    box->addWidget(m_formulas, 1);
    auto *tensors = new QHBoxLayout(m_tensors);
    tensors->setContentsMargins(0, 0, 0, 0);
    tensors->setSpacing(controlGap);
    tensors->addWidget(m_tensorNames, 1);
    tensors->addWidget(m_tensorShapes);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, controlGap, 0, 0);
    column->setSpacing(controlGap);
    column->addWidget(m_box);
    column->addWidget(m_facts);
    column->addWidget(m_countings);
    column->addWidget(m_levelTitle);
    column->addWidget(m_levels);
    column->addWidget(m_tensorsButton, 0, Qt::AlignLeft);
    column->addWidget(m_tensors);
    column->addWidget(m_more);
    connect(m_countings, &ElidedLabel::activated, this, &ExplanationView::countingsRequested);
    connect(m_tensorsButton, &QToolButton::clicked, this, [this] {
        m_open = !m_tensors->isVisibleTo(this);
        m_openSet = true;
        if (m_open && m_shown.tensors.size() < m_shown.tensorCount)
            Q_EMIT tensorsRequested();
        setTensors();
    });
    applyColors();
    setFormulas();
    setTensors();
    m_levelTitle->hide();
    m_facts->hide();
    onLookChange(
        *this, [this] { applyColors(); },
        [this] {
            setFormulas();
            setFacts();
            setTensors();
        });
}

void ExplanationView::show(const DetailExplanation &explanation)
{
    if (explanation == m_shown)
        return;
    const DetailExplanation before = std::exchange(m_shown, explanation);
    if (before.formulas != m_shown.formulas)
        setFormulas();
    if (before.facts != m_shown.facts) {
        m_facts->setVisible(!m_shown.facts.isEmpty());
        setFacts();
    }
    if (before.levels != m_shown.levels) {
        m_levelTitle->setVisible(!m_shown.levels.empty());
        m_levels->setRows(m_shown.levels);
    }
    if (before.tensors != m_shown.tensors || before.tensorCount != m_shown.tensorCount)
        setTensors();
}

void ExplanationView::setFormulas()
{
    m_box->setVisible(!m_shown.formulas.empty());
    QStringList labels, formulas, plain;
    int labelWidth = 0;
    for (const DetailFormula &formula : m_shown.formulas)
        labelWidth = std::max(labelWidth, fontMetrics().horizontalAdvance(formula.label));
    const int room = width() - labelWidth - 3 * controlGap;
    for (const DetailFormula &formula : m_shown.formulas) {
        labels.append(formula.label);
        plain.append(formula.label + u' ' + formula.text);
        const QStringList lines = wrappedFormula(tight(formula.text), fontMetrics(), room);
        formulas += lines;
        for (qsizetype i = 1; i < lines.size(); ++i)
            labels.append(QString());
    }
    setLabelText(m_formulaLabels, labels.join(u'\n'));
    setLabelText(m_formulas, formulas.join(u'\n'));
    m_formulas->setAccessibleName(plain.join(u'\n'));
}

void ExplanationView::setFacts()
{
    QStringList lines;
    for (const QString &fact : m_shown.facts)
        lines += wrapped(fact, fontMetrics(), width());
    setLabelText(m_facts, lines.join(u'\n'));
    m_facts->setAccessibleName(m_shown.facts.join(u'\n'));
}

void ExplanationView::setTensors()
{
    const std::size_t count = m_shown.tensorCount;
    const bool open = count > 0 && (m_openSet ? m_open : count <= shortList);
    m_tensorsButton->setVisible(count > 0);
    m_tensorsButton->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    const QString words = count == 1 ? tr("1 tensor by name") : tr("%1 tensors by name").arg(count);
    if (words != m_tensorsButton->text())
        m_tensorsButton->setText(words);
    m_tensorsButton->setAccessibleName(open ? tr("Hide the parameters by name") : tr("Show the parameters by name"));
    m_tensors->setVisible(open);
    m_more->setVisible(open && count > longestList);
    if (!open)
        return;
    QStringList names, shapes, plain;
    const std::size_t listed = std::min(m_shown.tensors.size(), longestList);
    int shapeWidth = 0;
    for (std::size_t i = 0; i < listed; ++i)
        shapeWidth = std::max(shapeWidth, fontMetrics().horizontalAdvance(m_shown.tensors[i].shape));
    for (std::size_t i = 0; i < listed; ++i) {
        const DetailTensor &tensor = m_shown.tensors[i];
        names.append(fontMetrics().elidedText(tensor.name, Qt::ElideMiddle, width() - shapeWidth - controlGap));
        shapes.append(tensor.shape);
        plain.append(tensor.fullName + u' ' + tensor.shape);
    }
    setLabelText(m_tensorNames, names.join(u'\n'));
    setLabelText(m_tensorShapes, shapes.join(u'\n'));
    m_tensorNames->setAccessibleName(plain.join(u'\n'));
    setLabelText(m_more, tr("and %1 more; Copy has them all").arg(count - listed));
}

void ExplanationView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() == event->oldSize().width())
        return;
    setFormulas();
    setFacts();
    setTensors();
}

void ExplanationView::applyColors()
{
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme(quiet).quietText);
    for (QLabel *label : {m_formulaLabels, m_facts, m_levelTitle, m_tensorShapes, m_more})
        label->setPalette(quiet);
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

} // namespace residua::ui
