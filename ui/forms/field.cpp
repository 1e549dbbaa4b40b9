#include "ui/forms/field.h"

#include "ui/forms/field_names.h"
#include "ui/forms/problem_line.h"

#include <QBoxLayout>
#include <QEvent>
#include <QKeyEvent>

#include <utility>

namespace residua::ui {

namespace {

/// "input height to 224, input width to 224"
QString changesText(const QList<std::pair<QString, QString>> &changes)
{
    QStringList words;
    for (const auto &[key, value] : changes)
        words << Field::tr("%1 to %2").arg(fieldName(key), value == u"null" ? Field::tr("none") : value);
    return words.join(QStringLiteral(", "));
}

} // namespace

Field::Field(Editing &editing, const QString &key, QWidget *editor) : QObject(editor), m_editing(editing), m_key(key), m_editor(editor)
{
    editor->installEventFilter(this);
    editing.add(this);
    connect(&editing, &Editing::paused, this, [this] {
        settle();
        showRefusal();
    });
}

Field::~Field() = default;

void Field::setKey(const QString &key)
{
    if (key == m_key)
        return;
    m_key = key;
    describe();
    refresh(true);
}

void Field::setNameSuffix(const QString &suffix)
{
    m_suffix = suffix;
    describe();
}

void Field::describe()
{
    m_editor->setObjectName(m_key + m_suffix);
    m_editor->setAccessibleName(fieldName(m_key));
    const QString hint = fieldHint(m_key);
    m_editor->setToolTip(hint.isEmpty() ? fieldName(m_key) : tr("%1.\n%2.").arg(fieldName(m_key), hint));
}

void Field::refresh(bool force)
{
    const bool applied = std::exchange(m_applied, !m_applies || m_applies(spec()));
    if (!m_applied) {
        accept();
        return;
    }
    // What was typed before it last applied is of no use any more.
    if (display(spec(), (force && !m_takingBack) || !applied) && !m_proposing && !m_takingBack)
        accept();
}

bool Field::propose(const ResNetSpec &next, const QString &value, bool later)
{
    m_proposing = true;
    Refusal refusal = m_editing.propose(next, Editing::setText(m_key, value), m_key);
    m_proposing = false;
    if (!refusal) {
        accept();
        return true;
    }
    m_refused = next;
    m_refusedValue = value;
    refuse(std::move(refusal), later);
    return false;
}

void Field::refuse(Refusal refusal, bool later)
{
    m_refusal = std::move(refusal);
    m_editing.touched();
    if (!later || (m_line && m_line->isVisibleTo(m_line->parentWidget())))
        showRefusal();
}

void Field::accept()
{
    if (!m_refusal && (!m_line || m_line->isHidden()))
        return;
    m_refusal = {};
    mark(false);
    if (m_line)
        m_line->clear();
}

void Field::revert()
{
    accept();
    display(spec(), true);
}

void Field::mark(bool wrong)
{
    markWrong(wrong);
    m_marked = wrong;
    m_editing.tellRefusals();
}

/// The digits typed before may have been right by themselves: a value that is refused changes nothing.
void Field::revertGesture()
{
    m_takingBack = true;
    m_editing.network().revertGesture(m_key);
    m_takingBack = false;
}

void Field::takeBack()
{
    revertGesture();
    revert();
}

void Field::showRefusal()
{
    if (!m_refusal)
        return;
    revertGesture();
    mark(true);
    if (!m_line && m_problemLayout) {
        m_line = new ProblemLine(m_problemLayout->parentWidget());
        m_line->setObjectName(m_key + QStringLiteral(".problem"));
        m_problemLayout->addWidget(m_line);
        connect(m_line, &ProblemLine::used, this, &Field::useNearest);
        QWidget::setTabOrder(m_editor, m_line);
    }
    if (!m_line)
        return;
    m_repair.reset();
    QString wayOut;
    if (m_refusal.key == m_key && !m_refusal.nearest.isEmpty())
        wayOut = tr("use %1").arg(m_refusal.nearest);
    else if (m_refusal.key != m_key && (m_repair = repairOf(m_refused, m_refusal)))
        wayOut = tr("set %1").arg(changesText(m_repair->changes));
    m_line->say(m_refusal.message, wayOut);
}

void Field::useNearest()
{
    m_editor->setFocus(Qt::OtherFocusReason);
    if (m_refusal.key == m_key) {
        enter(m_refusal.nearest);
        m_editing.finish();
        return;
    }
    // The value that was wanted, together with the other one that stood in its way.
    if (m_repair && propose(ResNetSpec(m_repair->spec), m_refusedValue))
        revert();
    m_editing.finish();
}

bool Field::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        m_editing.finish();
    if (event->type() == QEvent::ShortcutOverride) {
        // What is typed is the document at once, so its history is the only one: the editor's own would take the keys.
        // But what is refused is no part of it: that alone is undone first, as Escape does it.
        const auto *key = static_cast<QKeyEvent *>(event);
        if ((key->matches(QKeySequence::Undo) && !m_refusal) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    if (m_refusal && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape || key->matches(QKeySequence::Undo)) {
            if (event->type() == QEvent::KeyPress)
                takeBack();
            event->accept();
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace residua::ui
