#pragma once

#include "ui/forms/architecture_form.h"
#include "ui/forms/number_edit.h"
#include "ui/forms/problem_line.h"
#include "ui/forms/row_menu.h"
#include "ui/forms/segments.h"

#include "tests/ui/patience.h"

#include "core/arch/json.h"
#include "core/arch/presets.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <QWheelEvent>

namespace residua::ui {

using Edits = std::vector<std::pair<std::string, std::string>>;

/// `spec` with edits as the command line makes them.
inline ResNetSpec made(const ResNetSpec &spec, const Edits &edits)
{
    const auto result = parseSpec(toJson(spec), edits);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&result))
        qFatal("%s: %s", problems->front().field.c_str(), problems->front().message.c_str());
    return std::get<ResNetSpec>(result);
}

inline ResNetSpec made(const std::string &name, const Edits &edits)
{
    return made(*preset(name), edits);
}

/// A form on a session, driven as a person drives it.
struct FormWindow {
    Session session;
    ArchitectureForm form{session.shown()};

    explicit FormWindow(const ResNetSpec &spec = *preset("resnet50"))
    {
        session.setDocument(documentOf(spec));
        form.resize(280, 800);
        form.show();
        form.activateWindow();
        if (!QTest::qWaitForWindowActive(&form, patience))
            qFatal("the window does not become active");
    }

    QWidget *editor(const QString &key)
    {
        form.showField(key);
        auto *widget = form.findChild<QWidget *>(key);
        if (!widget)
            qFatal("no field %s", qPrintable(key));
        return widget;
    }

    /// Types `text` in place of what is there.
    QWidget *type(const QString &key, const QString &text, bool enter = true)
    {
        QWidget *widget = editor(key);
        widget->setFocus();
        QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
        if (text.isEmpty())
            QTest::keyClick(widget, Qt::Key_Backspace);
        else
            QTest::keyClicks(widget, text);
        if (enter)
            QTest::keyClick(widget, Qt::Key_Return);
        return widget;
    }

    void choose(const QString &key, const QString &text)
    {
        auto *combo = qobject_cast<QComboBox *>(editor(key));
        const int index = combo->findText(text);
        if (index < 0)
            qFatal("no choice %s", qPrintable(text));
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    }

    /// Enters `value` in whatever the field is.
    void enter(const QString &key, const QString &value)
    {
        QWidget *widget = editor(key);
        if (auto *segments = qobject_cast<Segments *>(widget)) {
            for (int i = 0; segments->button(i); ++i)
                if (segments->textOf(i) == value)
                    segments->button(i)->click();
        } else if (auto *button = qobject_cast<QAbstractButton *>(widget)) {
            button->click();
        } else if (qobject_cast<QComboBox *>(widget)) {
            choose(key, value);
        } else {
            type(key, value);
        }
    }

    QString shownText(const QString &key)
    {
        QWidget *widget = editor(key);
        if (auto *number = qobject_cast<NumberEdit *>(widget))
            return number->text();
        if (auto *combo = qobject_cast<QComboBox *>(widget))
            return combo->currentText();
        return qobject_cast<QLineEdit *>(widget)->text();
    }

    ProblemLine *problem(const QString &key)
    {
        auto *line = form.findChild<ProblemLine *>(key + QStringLiteral(".problem"));
        return line && line->isVisible() ? line : nullptr;
    }

    std::string json() const { return toJson(session.shown().spec()); }
    int steps() { return session.undoStack().index(); }

    RowMenu *menu(int stage) { return form.findChild<RowMenu *>(QStringLiteral("stages.%1.menu").arg(stage)); }
};

/// True when `widget` took the last turn; what it leaves scrolls the panel.
inline bool turnWheel(QWidget *widget, int notches, Qt::KeyboardModifiers modifiers = {})
{
    bool taken = false;
    for (int i = 0; i < std::abs(notches); ++i) {
        const QPointF at = QRectF(widget->rect()).center();
        QWheelEvent event(at, widget->mapToGlobal(at), {}, {0, notches > 0 ? 120 : -120}, Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(widget, &event);
        taken = event.isAccepted();
    }
    return taken;
}

} // namespace residua::ui
