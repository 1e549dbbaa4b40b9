#include "ui/forms/number_edit.h"

#include "ui/forms/field_frame.h"
#include "ui/look/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QStyleOptionSpinBox>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace residua::ui {

namespace {

constexpr int notch = 120;

/// As in files, in every language.
QLocale plainLocale()
{
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::OmitGroupSeparator | QLocale::RejectGroupSeparator);
    return locale;
}

bool isFine(Qt::KeyboardModifiers modifiers)
{
    return modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
}

} // namespace

NumberRules NumberRules::whole(Range range, double step)
{
    NumberRules rules;
    rules.least = static_cast<double>(range.least);
    rules.most = static_cast<double>(range.most);
    rules.odd = range.odd;
    rules.step = step;
    return rules;
}

NumberRules NumberRules::fraction(double least, double most, double step)
{
    NumberRules rules;
    rules.least = least;
    rules.most = most;
    rules.step = step;
    rules.fineStep = 0.01;
    rules.decimals = 6;
    return rules;
}

double NumberRules::next(double value, int direction, bool fine) const
{
    if (value > most || value < least)
        return nearest(value);
    const double by = fine ? fineStep : step;
    double result = 0;
    if (powersOfTwo && !fine)
        result = direction > 0 ? std::exp2(std::floor(std::log2(value)) + 1) : std::exp2(std::ceil(std::log2(value)) - 1);
    else if (powersOfTen) // A hair of tolerance, as below: the logarithm of 0.001 is not quite -3.
        result = std::pow(10, direction > 0 ? std::floor(std::log10(value) + 1e-9) + 1 : std::ceil(std::log10(value) - 1e-9) - 1);
    else if (odd)
        result = value + direction * 2;
    else // A hair of tolerance: 0.3 / 0.1 is not 3.
        result = direction > 0 ? (std::floor(value / by + 1e-9) + 1) * by : (std::ceil(value / by - 1e-9) - 1) * by;
    return nearest(result);
}

double NumberRules::nearest(double value) const
{
    if (std::isnan(value))
        return least;
    double result = std::clamp(value, least, most);
    const double unit = std::pow(10, decimals);
    result = std::clamp(std::round(result * unit) / unit, least, most);
    if (odd && std::fmod(result, 2) == 0)
        result += result < most ? 1 : -1;
    return result;
}

QString NumberRules::allowed() const
{
    const QLocale locale = plainLocale();
    const QString from = locale.toString(least, 'g', 12), to = locale.toString(most, 'g', 12);
    if (decimals > 0)
        return NumberEdit::tr("a number from %1 to %2").arg(from, to);
    return (odd ? NumberEdit::tr("an odd number from %1 to %2") : NumberEdit::tr("a whole number from %1 to %2")).arg(from, to);
}

NumberEdit::NumberEdit(const NumberRules &rules, QWidget *parent) : QAbstractSpinBox(parent), m_rules(rules)
{
    setButtonSymbols(NoButtons);
    setFocusPolicy(Qt::StrongFocus);
    setAccelerated(false);
    setLocale(plainLocale());
    connect(lineEdit(), &QLineEdit::textEdited, this, &NumberEdit::edited);
    lineEdit()->installEventFilter(this);
}

std::optional<double> NumberEdit::number() const
{
    bool isNumber = false;
    const QString entered = text().trimmed();
    double result = locale().toDouble(entered, &isNumber);
    if (!isNumber) // What the desktop's language writes is understood, too.
        result = QLocale().toDouble(entered, &isNumber);
    return isNumber && std::isfinite(result) ? std::optional(result) : std::nullopt;
}

QString NumberEdit::textOf(double number) const
{
    const bool whole = m_rules.decimals == 0 && std::abs(number) < 1e15; // what is larger was typed, and may fit no integer
    return whole ? locale().toString(static_cast<qlonglong>(number)) : locale().toString(number, 'g', 12);
}

void NumberEdit::setNumber(std::optional<double> number)
{
    const QString text = number ? textOf(*number) : QString();
    if (text == lineEdit()->text())
        return;
    const QSignalBlocker blocker(this);
    const bool all = lineEdit()->hasSelectedText() && lineEdit()->selectedText() == lineEdit()->text();
    const int fromEnd = static_cast<int>(lineEdit()->text().size()) - lineEdit()->cursorPosition();
    lineEdit()->setText(text);
    if (all)
        lineEdit()->selectAll();
    else
        lineEdit()->setCursorPosition(std::max(0, static_cast<int>(text.size()) - fromEnd));
}

void NumberEdit::setWrong(bool wrong)
{
    if (std::exchange(m_wrong, wrong) != wrong)
        update();
}

void NumberEdit::setPlaceholder(const QString &text)
{
    if (lineEdit()->placeholderText() != text)
        lineEdit()->setPlaceholderText(text);
}

void NumberEdit::stepBy(int steps)
{
    const int direction = steps > 0 ? 1 : -1;
    for (int i = 0; i < std::abs(steps); ++i)
        Q_EMIT stepped(direction, m_fine);
}

void NumberEdit::clear()
{
    QAbstractSpinBox::clear();
    Q_EMIT edited();
}

QSize NumberEdit::sizeHint() const
{
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QFontMetrics metrics = fontMetrics();
    const QSize content(metrics.horizontalAdvance(QStringLiteral("00000")) + insideGap, metrics.height());
    const QSize size = style()->sizeFromContents(QStyle::CT_SpinBox, &option, content, this);
    return {size.width(), std::max(size.height(), lineEdit()->minimumSizeHint().height())};
}

QSize NumberEdit::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(QStringLiteral("0000")) + 3 * insideGap, sizeHint().height()};
}

void NumberEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT confirmed();
        selectAll();
        event->accept();
        return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_fine = isFine(event->modifiers());
        stepBy(event->key() == Qt::Key_Up ? 1 : -1);
        m_fine = false;
        event->accept();
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        stepBy(event->key() == Qt::Key_PageUp ? 4 : -4);
        event->accept();
        return;
    default: QAbstractSpinBox::keyPressEvent(event);
    }
}

void NumberEdit::wheelEvent(QWheelEvent *event)
{
    if (!hasFocus()) { // the panel scrolls
        event->ignore();
        return;
    }
    // Some platforms turn a wheel with Shift or Alt into a horizontal one.
    const QPoint angle = event->angleDelta();
    m_wheel += angle.y() != 0 ? angle.y() : angle.x();
    const int steps = m_wheel / notch;
    m_wheel -= steps * notch;
    m_fine = isFine(event->modifiers());
    if (steps != 0)
        stepBy(steps);
    m_fine = false;
    event->accept();
}

void NumberEdit::focusInEvent(QFocusEvent *event)
{
    QAbstractSpinBox::focusInEvent(event);
    m_clickedInto = event->reason() == Qt::MouseFocusReason;
}

/// A click into a number selects it, so that what is typed takes its place; a second click, or a drag, goes to a digit.
bool NumberEdit::eventFilter(QObject *watched, QEvent *event)
{
    const bool handled = QAbstractSpinBox::eventFilter(watched, event);
    if (event->type() == QEvent::MouseButtonRelease && std::exchange(m_clickedInto, false) && !lineEdit()->hasSelectedText())
        QTimer::singleShot(0, lineEdit(), &QLineEdit::selectAll); // the release itself comes after this
    return handled;
}

void NumberEdit::paintEvent(QPaintEvent *event)
{
    QAbstractSpinBox::paintEvent(event);
    if (m_wrong)
        paintWrongFrame(this);
}

} // namespace residua::ui
