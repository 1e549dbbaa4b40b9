#pragma once

#include "ui/views/elided_label.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QTextDocument>
#include <QWidget>

namespace residua::test {

/// Words on a widget, and how much room they have and need where they are not made to be shortened.
struct SeenWords {
    QString where, text;
    int room = 0, need = 0; ///< in pixels; both 0: shortened on purpose, the whole is in the tooltip
};

namespace seen {

inline QString plain(QString text)
{
    if (Qt::mightBeRichText(text)) {
        QTextDocument document;
        document.setHtml(text);
        return document.toPlainText();
    }
    return text.replace(QStringLiteral("&&"), QChar(1)).remove(QLatin1Char('&')).replace(QChar(1), QLatin1Char('&'));
}

inline int widest(const QFontMetrics &metrics, const QString &text)
{
    int width = 0;
    for (const QString &line : text.split(QLatin1Char('\n')))
        width = std::max(width, metrics.horizontalAdvance(line));
    return width;
}

inline void addLabel(QList<SeenWords> &found, const QLabel &label, const QString &name)
{
    const QString text = plain(label.text());
    if (const auto *elided = qobject_cast<const ui::ElidedLabel *>(&label))
        found.append({name, elided->fullText()});
    else if (label.wordWrap())
        found.append({name, text, label.height(), label.heightForWidth(label.width())});
    else
        found.append({name, text, label.contentsRect().width(), widest(label.fontMetrics(), text)});
}

inline QString nameOf(const QWidget &widget)
{
    QString name;
    for (const QWidget *at = &widget; at && name.count(QLatin1Char('/')) < 3; at = at->parentWidget())
        name =
            (at->objectName().isEmpty() ? QString::fromLatin1(at->metaObject()->className()) : at->objectName()) + QLatin1Char('/') + name;
    return name;
}

} // namespace seen

/// All words on what is visible of `window`: labels, buttons, tabs, titles of columns, chosen entries, the menu bar.
inline QList<SeenWords> wordsSeen(const QWidget &window)
{
    QList<SeenWords> found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty())
            continue;
        const QString name = seen::nameOf(*widget);
        const qsizetype before = found.size();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            seen::addLabel(found, *label, name);
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget); button && !button->text().isEmpty())
            found.append(
                {name, seen::plain(button->text()), button->width(), seen::widest(button->fontMetrics(), seen::plain(button->text()))});
        if (const auto *box = qobject_cast<const QComboBox *>(widget); box && !box->isEditable())
            found.append({name, box->currentText()}); // which ends in … by the style
        if (const auto *line = qobject_cast<const QLineEdit *>(widget); line && line->text().isEmpty())
            found.append({name, line->placeholderText()});
        if (const auto *bar = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < bar->count(); ++i)
                found.append({name, seen::plain(bar->tabText(i)), bar->tabRect(i).width(),
                              bar->elideMode() == Qt::ElideNone ? bar->fontMetrics().horizontalAdvance(seen::plain(bar->tabText(i))) : 0});
        }
        if (const auto *header = qobject_cast<const QHeaderView *>(widget); header && header->model()) {
            for (int i = 0; i < header->count(); ++i)
                if (!header->isSectionHidden(i))
                    found.append({name, header->model()->headerData(i, header->orientation()).toString()});
        }
        if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
            for (const QAction *action : bar->actions())
                found.append({name, seen::plain(action->text()), bar->actionGeometry(const_cast<QAction *>(action)).width(),
                              bar->fontMetrics().horizontalAdvance(seen::plain(action->text()))});
        }
        if (widget->property("elides").toBool()) {
            for (qsizetype i = before; i < found.size(); ++i)
                found[i].room = found[i].need = 0;
        }
    }
    return found;
}

} // namespace residua::test
