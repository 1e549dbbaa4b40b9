#pragma once

#include "core/arch/spec_reader.h"

#include <QAbstractSpinBox>

#include <optional>

namespace residua::ui {

/// What a number may be and how it steps. The limits bind steps only: anything can be typed.
struct NumberRules {
    double least = 1, most = 1;
    double step = 1;     ///< of an arrow key or the wheel: to the next multiple
    double fineStep = 1; ///< with Ctrl or Shift
    bool odd = false;
    bool powersOfTwo = false;
    bool powersOfTen = false;
    int decimals = 0;
    bool mayBeEmpty = false; ///< an empty field is a value too: the placeholder says which

    /// Whole numbers of `range`.
    static NumberRules whole(Range range, double step = 1);
    /// Fractions between both, with steps of a hundredth besides.
    static NumberRules fraction(double least, double most, double step);

    /// The value after `value` in `direction` (1 or -1); `value` itself at the end of the range.
    double next(double value, int direction, bool fine) const;
    /// The valid value nearest to `value`.
    double nearest(double value) const;
    /// "a whole number from 1 to 512"
    QString allowed() const;
};

/// A field for a number that lets anything be typed and says by signals what was done.
/// It knows nothing of the network: NumberField decides what is accepted.
class NumberEdit : public QAbstractSpinBox {
    Q_OBJECT
    Q_PROPERTY(double value READ value)
    Q_PROPERTY(double minimum READ minimum)
    Q_PROPERTY(double maximum READ maximum)

public:
    explicit NumberEdit(const NumberRules &rules, QWidget *parent = nullptr);

    const NumberRules &rules() const { return m_rules; }
    /// The number that stands in the field; nothing where it is empty or no number.
    std::optional<double> number() const;
    /// Shows `number`; keeps the cursor. No signal.
    void setNumber(std::optional<double> number);
    QString textOf(double number) const;
    void setWrong(bool wrong);
    void setPlaceholder(const QString &text);
    double value() const { return number().value_or(0); }
    double minimum() const { return m_rules.least; }
    double maximum() const { return m_rules.most; }

    void stepBy(int steps) override;
    void clear() override;
    QValidator::State validate(QString &, int &) const override { return QValidator::Acceptable; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited();                          ///< text typed, pasted or cut
    void stepped(int direction, bool fine); ///< an arrow key or the wheel
    void confirmed();                       ///< Enter

protected:
    StepEnabled stepEnabled() const override { return StepUpEnabled | StepDownEnabled; }
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    NumberRules m_rules;
    int m_wheel = 0; ///< angle that has not become a step yet
    bool m_fine = false;
    bool m_wrong = false;
    bool m_clickedInto = false; ///< by the press whose release has not come yet
};

} // namespace residua::ui
