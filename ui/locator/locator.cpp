#include "ui/locator/locator.h"

#include "ui/locator/locator_row.h"
#include "ui/look/look_change.h"
#include "ui/look/theme.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>
#include <utility>

namespace residua::ui {

namespace {

constexpr std::size_t mostShown = 200;
constexpr int rowsSeen = 12, mostRemembered = 20, fullWidth = 620;

} // namespace

Locator::Locator(QWidget *window) : QFrame(window), m_edit(new QLineEdit(this)), m_list(new QListWidget(this)), m_nothing(new QLabel(this))
{
    setAttribute(Qt::WA_NoMousePropagation);
    setAccessibleName(tr("Find and do"));
    m_edit->setAccessibleName(tr("What to find"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setItemDelegate(new LocatorRow(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_nothing->setText(tr("Nothing has this name"));
    m_nothing->setMargin(controlGap);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(controlGap, controlGap, controlGap, controlGap);
    column->setSpacing(insideGap);
    column->addWidget(m_edit);
    column->addWidget(m_list);
    column->addWidget(m_nothing);
    connect(m_edit, &QLineEdit::textChanged, this, &Locator::fill);
    connect(m_list, &QListWidget::itemClicked, this, &Locator::run);
    m_edit->installEventFilter(this);
    window->installEventFilter(this);
    dress();
    onLookChange(*this, [this] { dress(); });
    hide();
}

void Locator::open(const QString &placeholder, const Source &source)
{
    if (isHidden())
        m_focus = QApplication::focusWidget();
    m_entries = source();
    m_edit->setPlaceholderText(placeholder);
    m_edit->clear();
    fill();
    place();
    show();
    raise();
    m_edit->setFocus(Qt::ShortcutFocusReason);
}

void Locator::fill()
{
    const QString typed = m_edit->text();
    std::vector<std::pair<int, std::size_t>> scores;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        int score = matchScore(m_entries[i], typed);
        if (const auto last = m_last.indexOf(m_entries[i].text); score > 0 && last >= 0)
            score += mostRemembered - static_cast<int>(last); // decides among equals; all of them while nothing is typed
        if (score > 0)
            scores.emplace_back(-score, i);
    }
    const auto end = scores.begin() + static_cast<std::ptrdiff_t>(std::min(scores.size(), mostShown));
    std::partial_sort(scores.begin(), end, scores.end());
    m_shown.clear();
    m_list->clear();
    for (auto at = scores.begin(); at != end; ++at) {
        const LocatorEntry &entry = m_entries[at->second];
        auto *item = new QListWidgetItem(entry.text, m_list);
        item->setData(LocatorRow::DetailRole, entry.detail);
        item->setData(LocatorRow::KindRole, entry.keys.isEmpty() ? entry.kind : entry.keys);
        item->setData(Qt::AccessibleTextRole,
                      QStringList{entry.text, entry.detail, entry.kind, entry.keys}.join(QLatin1Char(' ')).simplified());
        item->setToolTip(entry.enabled ? QString() : tr("Not possible now"));
        if (!entry.enabled)
            item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
        m_shown.push_back(at->second);
    }
    m_list->setVisible(!m_shown.empty());
    m_nothing->setVisible(m_shown.empty());
    m_list->setCurrentRow(0);
    place();
}

void Locator::place()
{
    const int rows = std::clamp(m_list->count(), 1, rowsSeen);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), rowHeight) + 2);
    const QWidget *window = parentWidget();
    setFixedWidth(std::min(fullWidth, window->width() - 4 * groupGap));
    adjustSize();
    move((window->width() - this->width()) / 2, std::min(3 * groupGap, window->height() / 8));
}

void Locator::step(int by)
{
    if (m_shown.empty())
        return;
    const int count = m_list->count();
    m_list->setCurrentRow((m_list->currentRow() + by % count + count) % count);
    m_list->scrollToItem(m_list->currentItem());
}

void Locator::run()
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_shown.size())
        return;
    const LocatorEntry entry = m_entries[m_shown[static_cast<std::size_t>(row)]];
    if (!entry.enabled)
        return;
    m_last.removeAll(entry.text);
    m_last.prepend(entry.text);
    m_last = m_last.mid(0, mostRemembered);
    leave();
    entry.run();
}

void Locator::leave()
{
    hide();
    if (m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
}

void Locator::dress()
{
    QPalette quiet;
    quiet.setColor(QPalette::WindowText, Theme(palette()).quietText);
    m_nothing->setPalette(quiet);
}

void Locator::paintEvent(QPaintEvent *)
{
    const Theme theme(palette());
    QPainter painter(this);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(palette().base());
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

bool Locator::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    if (watched != m_edit)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason && isVisible()) {
        m_focus.clear(); // the user went elsewhere
        hide();
    }
    const bool isOverride = event->type() == QEvent::ShortcutOverride;
    if (event->type() != QEvent::KeyPress && !isOverride)
        return QFrame::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Escape: isOverride ? event->accept() : leave(); return true;
    case Qt::Key_Down: isOverride ? event->accept() : step(1); return true;
    case Qt::Key_Up: isOverride ? event->accept() : step(-1); return true;
    case Qt::Key_PageDown: isOverride ? event->accept() : step(rowsSeen); return true;
    case Qt::Key_PageUp: isOverride ? event->accept() : step(-rowsSeen); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: isOverride ? event->accept() : run(); return true;
    default: return QFrame::eventFilter(watched, event);
    }
}

} // namespace residua::ui
