#include "ui/forms/number_field.h"

#include "ui/forms/field_names.h"

#include <QRegularExpression>

#include <cmath>
#include <limits>

namespace residua::ui {

namespace {

constexpr int mostTries = 12; ///< steps over values that do not fit the rest of the network

/// Whether more keys can make a number of `text`.
bool isBegun(const QString &text)
{
    static const QRegularExpression number(QStringLiteral(R"(^\s*[+-]?\d*[.,]?\d*([eE][+-]?\d*)?\s*$)"));
    return number.match(text).hasMatch();
}

} // namespace

std::int64_t wholeNumber(double value)
{
    if (value >= 9.2e18)
        return std::numeric_limits<std::int64_t>::max();
    if (value <= -9.2e18)
        return std::numeric_limits<std::int64_t>::min();
    return static_cast<std::int64_t>(value);
}

NumberField::NumberField(Editing &shared, const QString &key, const NumberRules &rules, Binding binding, QWidget *parent)
    : Field(shared, key, new NumberEdit(rules, parent)), m_edit(static_cast<NumberEdit *>(editor())), m_binding(std::move(binding))
{
    describe();
    connect(m_edit, &NumberEdit::edited, this, &NumberField::onEdited);
    connect(m_edit, &NumberEdit::stepped, this, &NumberField::onStepped);
    connect(m_edit, &NumberEdit::confirmed, this, [this] { editing().finish(); });
}

void NumberField::describe()
{
    Field::describe();
    const NumberRules &rules = m_edit->rules();
    QString steps = tr("Arrow keys and wheel: by %1").arg(m_edit->textOf(rules.step));
    if (rules.powersOfTwo)
        steps = tr("Arrow keys and wheel: to the next power of two, with Ctrl by 1");
    else if (rules.powersOfTen)
        steps = tr("Arrow keys and wheel: to the next power of ten");
    else if (rules.step != rules.fineStep)
        steps = tr("Arrow keys and wheel: by %1, with Ctrl by %2").arg(m_edit->textOf(rules.step), m_edit->textOf(rules.fineStep));
    else if (rules.odd)
        steps = tr("Arrow keys and wheel: by 2");
    const QString hint = fieldHint(key());
    if (!hint.isEmpty())
        steps = tr("%1.\n%2").arg(hint, steps);
    m_edit->setToolTip(tr("%1: %2.\n%3.").arg(fieldName(key()), rules.allowed(), steps));
}

void NumberField::setEmpty(std::function<QString(const ResNetSpec &)> text, std::function<double(const ResNetSpec &)> start)
{
    m_emptyText = std::move(text);
    m_emptyStart = std::move(start);
}

bool NumberField::display(const ResNetSpec &spec, bool force)
{
    if (m_emptyText)
        m_edit->setPlaceholder(m_emptyText(spec));
    const Value value = m_binding.get(spec);
    if (!isNews(m_shown, value, force))
        return false;
    if (force || (!keepsText() && m_edit->number() != value))
        m_edit->setNumber(value);
    return true;
}

void NumberField::settle()
{
    // "064" and what means the same as the document's value is written as the document has it.
    if (!isWrong() && m_shown && !m_edit->hasFocus())
        m_edit->setNumber(*m_shown);
}

void NumberField::enter(const QString &value)
{
    const double number = value.toDouble();
    m_edit->setNumber(number);
    tryValue(number, false);
}

QString NumberField::valueText(Value value) const
{
    if (value)
        return m_edit->textOf(*value);
    return m_emptyText ? m_emptyText(spec()) : tr("empty");
}

Refusal NumberField::notANumber() const
{
    const NumberRules &rules = m_edit->rules();
    const QString entered = m_edit->text().trimmed();
    const std::optional<double> number = m_edit->number();
    const double nearest = number ? rules.nearest(*number) : m_shown && *m_shown ? **m_shown : rules.nearest(0);
    const QString what = entered.isEmpty() ? tr("is empty") : number ? tr("is %1").arg(entered) : tr("is “%1”").arg(entered);
    QString name = fieldName(key());
    name[0] = name.at(0).toUpper();
    return {tr("%1 %2, must be %3; the nearest valid value is %4.").arg(name, what, rules.allowed(), m_edit->textOf(nearest)), key(),
            QString::number(nearest, 'g', 12)};
}

void NumberField::onEdited()
{
    const NumberRules &rules = m_edit->rules();
    const std::optional<double> number = m_edit->number();
    const bool empty = m_edit->text().trimmed().isEmpty();
    const bool isWhole = number && (rules.decimals > 0 || std::floor(*number) == *number);
    if (isWhole || (empty && rules.mayBeEmpty))
        // More digits make a number larger: only what is too large already cannot become right.
        tryValue(empty ? Value() : number, !number || *number <= rules.most);
    else
        refuse(notANumber(), isBegun(m_edit->text()));
}

bool NumberField::tryValue(Value value, bool later)
{
    const NumberRules &rules = m_edit->rules();
    if (value && rules.decimals > 0 && (*value < rules.least || *value > rules.most)) {
        refuse(notANumber(), later);
        return false;
    }
    ResNetSpec next = spec();
    m_binding.set(next, value);
    return propose(next, valueText(value), later);
}

void NumberField::onStepped(int direction, bool fine)
{
    const NumberRules &rules = m_edit->rules();
    const double start = m_binding.get(spec()).value_or(m_emptyStart ? m_emptyStart(spec()) : rules.least);
    double value = m_edit->number().value_or(start);
    for (int i = 0; i < mostTries; ++i) {
        const double next = rules.next(value, direction, fine);
        if (next == value)
            return;
        ResNetSpec proposed = spec();
        m_binding.set(proposed, next);
        if (validate(proposed).empty()) {
            m_edit->setNumber(next);
            propose(proposed, valueText(next));
            return;
        }
        value = next;
    }
}

} // namespace residua::ui
