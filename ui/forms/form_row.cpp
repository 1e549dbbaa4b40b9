#include "ui/forms/form_row.h"

#include "ui/look/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStylePainter>
#include <QVBoxLayout>

namespace residua::ui {

/// As wide as the longest label of the form, in any font.
class RowLabel : public QLabel {
public:
    RowLabel(const QString &text, QWidget *parent) : QLabel(text, parent) {}
    QSize sizeHint() const override
    {
        const QSize size = QLabel::sizeHint();
        return {std::max(size.width(), fontMetrics().horizontalAdvance(QStringLiteral("class name")) + insideGap), size.height()};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
};

/// The title of a column, which may be too narrow for it: then it ends in …, and the whole is in the tooltip.
class Heading : public QLabel {
public:
    Heading(const QString &text, QWidget *parent) : QLabel(text, parent)
    {
        setForegroundRole(QPalette::PlaceholderText);
        setProperty("elides", true);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, width());
        QStylePainter(this).drawItemText(rect(), Qt::AlignLeft | Qt::AlignVCenter, palette(), isEnabled(), shown, foregroundRole());
    }
    void resizeEvent(QResizeEvent *event) override
    {
        QLabel::resizeEvent(event);
        setToolTip(fontMetrics().horizontalAdvance(text()) > width() ? text() : QString());
    }
};

FormRow::FormRow(Editing &editing, const QString &label, QWidget *parent)
    : QWidget(parent), m_editing(editing), m_line(new QHBoxLayout), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(insideGap);
    m_line->setSpacing(controlGap);
    m_layout->addLayout(m_line);
    if (!label.isEmpty()) {
        m_label = new RowLabel(label, this);
        m_line->addWidget(m_label);
    }
}

FormRow *FormRow::add(Field *field, const QString &label, int stretch, const Editing::Predicate &applies)
{
    append(field->editor(), label, stretch, applies);
    field->setProblemLayout(m_layout);
    return this;
}

FormRow *FormRow::add(QWidget *widget, int stretch)
{
    append(widget, {}, stretch);
    return this;
}

void FormRow::append(QWidget *widget, const QString &label, int stretch, const Editing::Predicate &applies)
{
    if (!label.isEmpty()) {
        auto *inner = new QLabel(label, this);
        inner->setBuddy(widget);
        m_line->addWidget(inner);
        if (applies)
            m_editing.showWhen(inner, applies);
    } else if (m_label && !m_hasBuddy) {
        m_label->setBuddy(widget);
        m_hasBuddy = true;
    }
    // Widths come from the panel, never from what stands in the editors.
    if (stretch > 0)
        widget->setSizePolicy(QSizePolicy::Ignored, widget->sizePolicy().verticalPolicy());
    m_line->addWidget(widget, stretch);
    if (applies)
        m_editing.showWhen(widget, applies);
}

QLabel *addHeading(QHBoxLayout &line, const QString &text, int width)
{
    auto *label = new Heading(text, line.parentWidget());
    if (width > 0)
        label->setFixedWidth(width);
    else
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    line.addWidget(label, width > 0 ? 0 : 1);
    return label;
}

} // namespace residua::ui
