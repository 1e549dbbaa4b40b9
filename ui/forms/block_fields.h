#pragma once

#include "ui/forms/choice_field.h"
#include "ui/forms/conv_list.h"
#include "ui/forms/form_row.h"
#include "ui/forms/number_field.h"
#include "ui/forms/text_field.h"

class QVBoxLayout;

namespace residua::ui {

/// The fields of a block: the network's, or what one stage says differently.
class BlockFields : public QWidget {
    Q_OBJECT

public:
    enum class Of { Network, Stage };

    BlockFields(Editing &editing, Of of, QWidget *parent);

    /// Shows the overrides of stage `index` (from 0). Only for a stage's fields.
    void setStage(int index);
    int stage() const { return m_stage; }

private:
    void addType();
    void addAttention();
    void addBottleneck();
    void addCustom();
    void addOrder();
    void addShortcut();
    void addActivation();

    QString key(const QString &rest) const;
    bool exists(const ResNetSpec &spec) const;
    BlockType type(const ResNetSpec &spec) const;
    bool projects(const ResNetSpec &spec) const;
    bool hasReduction(const ResNetSpec &spec) const;
    Field *track(Field *field, const QString &rest, const Editing::Predicate &applies = {});
    FormRow *row(const QString &label, const Editing::Predicate &applies = {});
    QStringList withNetwork(QStringList choices) const;

    template <class E>
    ChoiceBinding choice(E BlockSpec::*own, std::optional<E> BlockOverride::*over) const;
    NumberField *number(const QString &rest, const NumberRules &rules, std::int64_t BlockSpec::*own,
                        std::optional<std::int64_t> BlockOverride::*over);
    ChoiceBinding attentionChoice() const;
    NumberField *attentionNumber(const QString &rest, const NumberRules &rules, std::int64_t AttentionSpec::*number);
    ChoiceBinding antialiasChoice() const;
    ChoiceBinding shortcutKernel() const;
    ConvsBinding convs() const;

    Editing &m_editing;
    bool m_ofStage;
    int m_stage = -1;
    QVBoxLayout *m_rows;
    ConvList *m_convs = nullptr;
    std::vector<std::pair<Field *, QString>> m_fields; ///< and the key within the block
};

} // namespace residua::ui
