#pragma once

#include "ui/forms/field.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace residua::ui {

/// A label and its editors on one line, with what is wrong with them below.
/// Labels are equally wide in every row of the form, so that the editors stand in a column.
class FormRow : public QWidget {
    Q_OBJECT

public:
    /// `label` may name a mnemonic; empty: the editors take the whole width.
    FormRow(Editing &editing, const QString &label, QWidget *parent);

    /// Appends `field`; `label` stands before a second one. Both are hidden where `applies` is given and says no.
    FormRow *add(Field *field, const QString &label = {}, int stretch = 1, const Editing::Predicate &applies = {});
    /// Appends a widget that is no field.
    FormRow *add(QWidget *widget, int stretch = 0);

private:
    void append(QWidget *widget, const QString &label, int stretch, const Editing::Predicate &applies = {});

    Editing &m_editing;
    class RowLabel *m_label = nullptr;
    QHBoxLayout *m_line;
    QVBoxLayout *m_layout;
    bool m_hasBuddy = false;
};

/// A column's name at the end of `line`: `width` pixels wide, or with an equal part of what is left where that is 0.
QLabel *addHeading(QHBoxLayout &line, const QString &text, int width);

} // namespace residua::ui
