#pragma once

#include "ui/forms/choice_field.h"

namespace residua::ui {

class Segments;

/// A choice of two or three, all visible.
class SegmentsField : public Field {
    Q_OBJECT

public:
    SegmentsField(Editing &editing, const QString &key, const QStringList &choices, ChoiceBinding binding, QWidget *parent);

    Segments *segments() const { return m_segments; }

protected:
    bool display(const ResNetSpec &spec, bool force) override;
    void describe() override;
    void enter(const QString &) override { revert(); }
    void markWrong(bool wrong) override;

private:
    void choose(int index);

    Segments *m_segments;
    ChoiceBinding m_binding;
    int m_shown = -1;
};

} // namespace residua::ui
