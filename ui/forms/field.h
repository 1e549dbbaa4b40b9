#pragma once

#include "ui/forms/editing.h"

#include <QWidget>

class QBoxLayout;

namespace residua::ui {

class ProblemLine;

/// One value of the architecture in one editor, and the reason below it when what was entered is refused.
class Field : public QObject {
    Q_OBJECT

public:
    /// `key` is the value's path in the file. `editor` is named after it and owns the field.
    Field(Editing &editing, const QString &key, QWidget *editor);
    ~Field() override;

    const QString &key() const { return m_key; }
    /// For editors that show another stage's value now: drops what was typed.
    void setKey(const QString &key);
    /// Tells two editors of one key apart: the editor's object name is the key with `suffix`.
    void setNameSuffix(const QString &suffix);
    QWidget *editor() const { return m_editor; }
    /// Where the reason of a refusal is put: at the end of `layout`.
    void setProblemLayout(QBoxLayout *layout) { m_problemLayout = layout; }
    /// The value is there only where `applies` says so; reading it elsewhere would be wrong.
    void setApplies(Editing::Predicate applies) { m_applies = std::move(applies); }

    bool isWrong() const { return bool(m_refusal); }
    const Refusal &refusal() const { return m_refusal; }
    /// Not while something is being typed that may become right.
    bool showsRefusal() const { return m_marked; }
    /// Shows the document's value where it changed. What the user is typing stays, unless `force`.
    void refresh(bool force);

protected:
    /// Shows the value of `spec`. Without `force` only when it is not the one shown last; true when the editor was changed.
    virtual bool display(const ResNetSpec &spec, bool force) = 0;
    /// Says what the editor is, by its key. Every constructor calls it.
    virtual void describe();
    /// Called when the gesture ends: the place for what is said only then.
    virtual void settle() {}
    /// Enters the nearest valid value in place of a refused one.
    virtual void enter(const QString &value) = 0;
    /// Marks the editor itself.
    virtual void markWrong(bool wrong) = 0;

    /// Notes `value` as what is shown; false where it was that before, unless `force`.
    template <class Shown, class Value>
    static bool isNews(Shown &shown, const Value &value, bool force)
    {
        const bool news = force || !(shown == value);
        shown = value;
        return news;
    }

    const ResNetSpec &spec() const { return m_editing.spec(); }
    Editing &editing() { return m_editing; }
    /// Proposes `next`; a refusal is shown at once, or when the gesture ends where `later`. True when it was accepted.
    bool propose(const ResNetSpec &next, const QString &value, bool later = false);
    void refuse(Refusal refusal, bool later = false);
    void accept();
    /// Puts the document's value back.
    void revert();
    /// True while the document returns to what it was before a refused gesture: what was typed stays.
    bool keepsText() const { return m_takingBack; }
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showRefusal();
    void revertGesture();
    /// What is refused, with the digits of it that had been right.
    void takeBack();
    void mark(bool wrong);
    void useNearest();

    Editing &m_editing;
    QString m_key, m_suffix;
    QWidget *m_editor;
    QBoxLayout *m_problemLayout = nullptr;
    ProblemLine *m_line = nullptr;
    Editing::Predicate m_applies;
    Refusal m_refusal;
    ResNetSpec m_refused;           ///< the whole architecture as it was proposed
    std::optional<Repair> m_repair; ///< where the value of another field is in the way
    QString m_refusedValue;
    bool m_applied = false;
    bool m_proposing = false;
    bool m_takingBack = false;
    bool m_marked = false;
};

} // namespace residua::ui
