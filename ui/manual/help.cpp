#include "ui/manual/help.h"

#include "ui/manual/manual_pages.h"
#include "ui/manual/manual_window.h"

#include <QApplication>
#include <QHelpEvent>
#include <QWhatsThis>
#include <QWidget>

namespace residua::ui {

namespace {

constexpr char pageProperty[] = "manualPage";

QString pageFor(const QWidget *widget)
{
    for (; widget; widget = widget->parentWidget())
        if (const QVariant page = widget->property(pageProperty); page.isValid())
            return page.toString();
    return QStringLiteral("window.md");
}

/// What a control says of itself.
QString wordsOf(const QWidget &widget)
{
    const QString name = widget.accessibleName(), tip = widget.toolTip(), description = widget.accessibleDescription();
    QStringList words;
    for (const QString &text : {name, tip, description})
        if (!text.isEmpty() && !words.contains(text))
            words << text;
    return words.join(QLatin1Char('\n'));
}

} // namespace

Help::Help(QWidget *window) : QObject(window), m_window(window) {}

void Help::setPage(QWidget &widget, const char *page)
{
    widget.setProperty(pageProperty, QString::fromLatin1(page));
}

void Help::openManual()
{
    const QString page = pageFor(QApplication::focusWidget());
    if (!m_manual)
        m_manual = new ManualWindow(m_window);
    m_manual->showPage(page);
    m_manual->show();
    m_manual->raise();
    m_manual->activateWindow();
}

void Help::askWhatsThis()
{
    qApp->installEventFilter(this); // from the first question on: until then no event takes the way through here
    QWhatsThis::enterWhatsThisMode();
}

bool Help::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::QueryWhatsThis && event->type() != QEvent::WhatsThis && event->type() != QEvent::WhatsThisClicked)
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || widget->window() != m_window)
        return false;
    if (event->type() == QEvent::WhatsThisClicked) {
        if (!m_manual)
            m_manual = new ManualWindow(m_window);
        m_manual->showPage(static_cast<QWhatsThisClickedEvent *>(event)->href());
        m_manual->show();
        return true;
    }
    if (event->type() == QEvent::QueryWhatsThis) {
        event->accept();
        return true;
    }
    const QString page = pageFor(widget);
    const QWidget *speaker = widget;
    while (speaker != m_window && wordsOf(*speaker).isEmpty())
        speaker = speaker->parentWidget();
    QString title;
    for (const ManualPage &one : manualPages())
        title = one.name == page ? one.title : title;
    const QString words = wordsOf(*speaker).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    QWhatsThis::showText(static_cast<QHelpEvent *>(event)->globalPos(),
                         QStringLiteral("<p>%1</p><p><a href=\"%2\">%3</a></p>").arg(words, page, tr("Manual: %1").arg(title)), widget);
    return true;
}

} // namespace residua::ui
