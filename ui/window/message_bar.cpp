#include "ui/window/message_bar.h"

#include "ui/look/theme.h"
#include "ui/work/reading.h"

#include "core/arch/visible.h"

#include <QApplication>
#include <QEvent>
#include <QTimer>

#include <algorithm>

namespace residua::ui {

namespace {

constexpr int mostToasts = 3, mostWidth = 620, readingTime = 8000, choosingTime = 20000; // milliseconds

/// Goes by itself: nothing hangs on it.
bool isPassing(const Toast &toast)
{
    return toast.kind() == Toast::Kind::Done || (toast.kind() == Toast::Kind::Note && !toast.hasButtons());
}

/// Whether somebody is at it.
bool isHeld(const Toast &toast)
{
    return toast.underMouse() || toast.isAncestorOf(QApplication::focusWidget()) || toast.hasFocus();
}

} // namespace

MessageBar::MessageBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("messageBar"));
    setVisible(false);
}

void MessageBar::floatOver(QWidget &area, QWidget &floor)
{
    m_area = &area;
    m_floor = &floor;
    setParent(&area);
    area.installEventFilter(this);
    floor.installEventFilter(this);
    arrange();
}

void MessageBar::show(Kind kind, const QString &text, std::vector<ToastButton> buttons)
{
    add(kind, text, std::move(buttons));
}

void MessageBar::show(Kind kind, const QString &text, const QString &button, std::function<void()> action)
{
    std::vector<ToastButton> buttons;
    if (!button.isEmpty())
        buttons.push_back({button, std::move(action)});
    add(kind, text, std::move(buttons));
}

Toast *MessageBar::add(Kind kind, const QString &text, std::vector<ToastButton> buttons)
{
    const auto same = std::find_if(m_toasts.begin(), m_toasts.end(), [&text, kind](const Toast *toast) {
        return toast->text() == text || (kind == Kind::Done && toast->kind() == kind); // what was done last is what matters
    });
    if (same != m_toasts.end())
        remove(*same);
    if (m_toasts.size() >= mostToasts) { // a plain note rather than what may not have been read yet
        const auto passing = std::find_if(m_toasts.begin(), m_toasts.end(), [](const Toast *toast) { return isPassing(*toast); });
        remove(passing != m_toasts.end() ? *passing : m_toasts.front());
    }
    auto *toast = new Toast(kind, text, std::move(buttons), this);
    m_toasts.append(toast);
    connect(toast, &Toast::dismissed, this, [this, toast] { remove(toast); });
    connect(toast, &Toast::resized, this, &MessageBar::arrange);
    if (isPassing(*toast)) {
        auto *end = new QTimer(toast);
        connect(end, &QTimer::timeout, this, [this, toast] {
            if (!isHeld(*toast))
                remove(toast);
        });
        end->start(toast->hasButtons() ? choosingTime : readingTime);
    }
    toast->show();
    arrange();
    return toast;
}

void MessageBar::remove(Toast *toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    m_announced.removeIf([toast](const auto &entry) { return entry.value() == toast; });
    toast->hide();
    toast->setObjectName(QString());
    toast->deleteLater(); // one of its buttons may be what is being clicked
    arrange();
}

void MessageBar::refuse(const QString &what, const std::vector<Problem> &problems)
{
    if (!problems.empty())
        show(Kind::Problem,
             tr("%1 is not possible: %2 %3")
                 .arg(what, QString::fromStdString(problems.front().field), QString::fromStdString(problems.front().message)));
}

void MessageBar::announce(Reading &reading)
{
    connect(&reading, &Reading::takesLong, this, [this, &reading](const QString &name) {
        Toast *toast = add(Kind::Note, tr("Reading “%1”…").arg(QString::fromStdString(visible(name.toStdString()))),
                           {{tr("Cancel"), [&reading] { reading.abandon(); }}});
        toast->setProgress();
        m_announced.insert(&reading, toast);
        arrange();
    });
    connect(&reading, &Reading::ended, this, [this, &reading] {
        if (Toast *toast = m_announced.take(&reading))
            remove(toast);
    });
}

QString MessageBar::text() const
{
    return m_toasts.isEmpty() ? QString() : m_toasts.last()->text();
}

void MessageBar::clear()
{
    const QList<Toast *> all = m_toasts;
    for (Toast *toast : all) {
        if (toast->kind() == Kind::Problem || (toast->kind() != Kind::Warning && !toast->hasButtons()))
            remove(toast);
    }
}

void MessageBar::withdraw(const QString &text)
{
    const auto found = std::find_if(m_toasts.begin(), m_toasts.end(), [&text](const Toast *toast) { return toast->text() == text; });
    if (found != m_toasts.end())
        remove(*found);
}

void MessageBar::clearAll()
{
    while (!m_toasts.isEmpty())
        remove(m_toasts.last());
}

void MessageBar::arrange()
{
    setVisible(!m_toasts.isEmpty() && m_area);
    if (m_toasts.isEmpty() || !m_area)
        return;
    const int width = std::clamp(m_area->width() - 2 * groupGap, 0, mostWidth);
    int height = 0;
    for (Toast *toast : m_toasts) {
        const int own = toast->heightFor(width);
        toast->setGeometry(0, height, width, own);
        height += own + controlGap;
    }
    height -= controlGap;
    const int floor = m_floor && m_floor->isVisibleTo(m_area) ? m_floor->y() : m_area->height();
    setGeometry((m_area->width() - width) / 2, std::max(0, floor - groupGap - height), width, height);
    raise();
}

bool MessageBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move || event->type() == QEvent::LayoutRequest)
        arrange();
    return QWidget::eventFilter(watched, event);
}

} // namespace residua::ui
