#include "ui/window/variant_tabs.h"

#include "ui/look/theme.h"
#include "ui/state/words.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace residua::ui {

namespace {

constexpr int widestName = 28, leastEdit = 18; // characters

} // namespace

VariantTabs::VariantTabs(Session &session, QWidget *parent) : QTabBar(parent), m_session(session)
{
    setMovable(true);
    setExpanding(false);
    setDrawBase(false);
    setUsesScrollButtons(true);
    setAccessibleName(tr("Variants"));
    connect(this, &QTabBar::currentChanged, this, [this](int tab) {
        if (const auto index = m_refreshing || tab < 0 ? std::nullopt : m_session.indexOf(idOf(tab)))
            m_session.setCurrent(*index);
    });
    for (const auto signal : {&Session::variantsChanged, &Session::currentChanged})
        connect(&session, signal, this, &VariantTabs::refresh);
    connect(&session, &Session::currentAboutToChange, this, [this] { endName(true); });
    refresh();
}

QSize VariantTabs::minimumSizeHint() const
{
    return {12 * fontMetrics().averageCharWidth(), QTabBar::minimumSizeHint().height()};
}

/// Lower than the tabs of panels: these are always there. One that is being named has room for a name.
QSize VariantTabs::tabSizeHint(int index) const
{
    const int least = m_edit && index == currentIndex() ? leastEdit * fontMetrics().averageCharWidth() : 0;
    return {std::max(QTabBar::tabSizeHint(index).width(), least), fontMetrics().height() + 2 * insideGap};
}

std::vector<VariantId> VariantTabs::shownIds() const
{
    std::vector<VariantId> ids;
    for (int tab = 0; tab < count(); ++tab)
        ids.push_back(idOf(tab));
    return ids;
}

void VariantTabs::refresh()
{
    m_refreshing = true;
    std::vector<VariantId> ids;
    for (std::size_t i = 0; i < m_session.variants().size(); ++i)
        ids.push_back(m_session.idAt(i));
    const std::vector<VariantId> before = shownIds();
    const auto isGone = [&ids](VariantId id) { return std::find(ids.begin(), ids.end(), id) == ids.end(); };
    for (int tab = count(); tab-- > 0;) {
        if (isGone(before[static_cast<std::size_t>(tab)]))
            removeTab(tab);
    }
    for (int place = 0; place < static_cast<int>(ids.size()); ++place) {
        const VariantId id = ids[static_cast<std::size_t>(place)];
        const std::vector<VariantId> now = shownIds();
        const auto at = std::find(now.begin() + place, now.end(), id);
        if (at == now.end()) {
            insertTab(place, QString());
            setTabData(place, QVariant::fromValue(id));
        } else if (at != now.begin() + place) {
            moveTab(static_cast<int>(at - now.begin()), place);
        }
        showText(place);
    }
    setCurrentIndex(static_cast<int>(m_session.current()));
    m_refreshing = false;
    placeCross();
    if (m_edit && isGone(m_edited))
        endName(false);
}

void VariantTabs::showText(int index)
{
    const Variant &variant = m_session.variants()[static_cast<std::size_t>(index)];
    const QString whole = shownName(variant.name);
    QString name = fontMetrics().elidedText(whole, Qt::ElideMiddle, widestName * fontMetrics().averageCharWidth());
    name.replace(QLatin1Char('&'), QStringLiteral("&&"));
    const bool isBaseline = m_session.baseline() == static_cast<std::size_t>(index);
    const QString text = isBaseline ? tr("%1 (baseline)").arg(name) : name;
    if (text != tabText(index))
        setTabText(index, text);
    QString tip = whole.toHtmlEscaped();
    if (isBaseline)
        tip += QStringLiteral("<br>") + tr("The others are compared with this variant.").toHtmlEscaped();
    if (!variant.note.empty())
        tip += QStringLiteral("<br>") + shownText(variant.note).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
    setTabToolTip(index, QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(tip));
}

/// Only on the tab that is shown: the others stay calm, and no cross is hit by mistake.
void VariantTabs::placeCross()
{
    for (int tab = 0; tab < count(); ++tab) {
        const bool wanted = count() > 1 && tab == currentIndex();
        QWidget *cross = tabButton(tab, QTabBar::RightSide);
        if (wanted == (cross != nullptr))
            continue;
        if (!wanted) {
            setTabButton(tab, QTabBar::RightSide, nullptr);
            cross->deleteLater(); // it may be what was pressed
            continue;
        }
        auto *button = new QToolButton(this);
        button->setText(QStringLiteral("×"));
        button->setObjectName(QStringLiteral("closeVariant"));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::NoFocus);
        const int side = fontMetrics().height() + insideGap;
        button->setFixedSize(side, side);
        button->setToolTip(tr("Close this variant; Undo brings it back"));
        button->setAccessibleName(tr("Close the variant"));
        connect(button, &QToolButton::clicked, this, [this] { close(idOf(currentIndex())); });
        setTabButton(tab, QTabBar::RightSide, button);
    }
}

void VariantTabs::close(VariantId variant)
{
    if (count() > 1)
        m_session.removeVariant(variant);
}

void VariantTabs::editName()
{
    endName(true);
    m_edited = idOf(currentIndex());
    m_edit = new QLineEdit(QString::fromStdString(m_session.variantAt(m_edited).name), this);
    m_edit->setObjectName(QStringLiteral("variantName"));
    m_edit->setAccessibleName(tr("Name of the variant"));
    m_edit->installEventFilter(this);
    connect(m_edit, &QLineEdit::textChanged, this, &VariantTabs::checkName);
    setTabText(currentIndex(), tabText(currentIndex())); // another width
    tabLayoutChange();
    m_edit->show();
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

void VariantTabs::tabLayoutChange()
{
    if (!m_edit)
        return;
    m_edit->setGeometry(tabRect(currentIndex()).adjusted(2, 1, -2, -1).intersected(rect()));
}

void VariantTabs::checkName()
{
    const std::vector<Problem> problems = m_session.nameProblems(m_edit->text().trimmed().toStdString(), m_edited);
    const QString wrong = problems.empty() ? QString() : tr("The name %1.").arg(QString::fromStdString(problems.front().message));
    m_edit->setProperty("invalid", !problems.empty());
    m_edit->setAccessibleDescription(wrong);
    m_edit->update();
    if (wrong.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(m_edit->mapToGlobal(QPoint(0, m_edit->height())), wrong.toHtmlEscaped(), m_edit);
}

/// A name that cannot be is not taken: the variant keeps its own.
void VariantTabs::endName(bool accept)
{
    QLineEdit *edit = std::exchange(m_edit, nullptr);
    if (!edit)
        return;
    const bool hadFocus = edit->hasFocus();
    edit->removeEventFilter(this);
    edit->hide();
    edit->deleteLater();
    if (const int tab = currentIndex(); tab >= 0)
        setTabText(tab, tabText(tab));
    QToolTip::hideText();
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    if (accept && m_session.indexOf(m_edited))
        m_session.renameVariant(m_edited, edit->text().trimmed().toStdString());
    Q_EMIT nameEnded();
}

bool VariantTabs::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_edit)
        return QTabBar::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason)
        endName(true);
    if (event->type() != QEvent::KeyPress)
        return false;
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Escape)
        endName(false);
    else if (key != Qt::Key_Return && key != Qt::Key_Enter)
        return false;
    else if (!m_edit->property("invalid").toBool())
        endName(true);
    else
        checkName(); // says again what is wrong
    return true;
}

void VariantTabs::mousePressEvent(QMouseEvent *event)
{
    const int tab = tabAt(event->position().toPoint());
    m_pressed = tab >= 0 && event->button() == Qt::LeftButton ? idOf(tab) : 0;
    QTabBar::mousePressEvent(event);
}

/// While a tab is dragged only the bar knows; where it was let go, it is one step of the history.
void VariantTabs::mouseReleaseEvent(QMouseEvent *event)
{
    QTabBar::mouseReleaseEvent(event);
    const int tab = tabAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton && tab >= 0)
        return close(idOf(tab));
    const VariantId moved = event->button() == Qt::LeftButton ? std::exchange(m_pressed, 0) : 0;
    const std::vector<VariantId> ids = shownIds();
    if (const auto at = std::find(ids.begin(), ids.end(), moved); at != ids.end())
        m_session.moveVariant(moved, static_cast<std::size_t>(at - ids.begin()));
}

void VariantTabs::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && tabAt(event->position().toPoint()) == currentIndex())
        editName();
    else
        QTabBar::mouseDoubleClickEvent(event);
}

void VariantTabs::contextMenuEvent(QContextMenuEvent *event)
{
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const int tab = keyboard ? currentIndex() : tabAt(event->pos());
    if (tab < 0)
        return;
    setCurrentIndex(tab); // the commands are for the variant that is shown
    Q_EMIT menuRequested(keyboard ? mapToGlobal(tabRect(tab).bottomLeft()) : event->globalPos());
}

} // namespace residua::ui
