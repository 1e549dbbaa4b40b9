#include "ui/manual/manual_window.h"

#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/manual/manual_pages.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QShortcut>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextTable>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>

namespace residua::ui {

namespace {

constexpr int pageRole = Qt::UserRole, headingRole = Qt::UserRole + 1;

const ManualPage *pageOf(const QString &name)
{
    for (const ManualPage &page : manualPages())
        if (page.name == name)
            return &page;
    return nullptr;
}

/// Markdown's tables come with double borders and no room.
void airTables(QTextDocument &document, const QColor &line)
{
    for (QTextFrame *frame : document.rootFrame()->childFrames())
        if (auto *table = qobject_cast<QTextTable *>(frame)) {
            QTextTableFormat format = table->format();
            format.setCellPadding(insideGap);
            format.setCellSpacing(0);
            format.setBorder(1);
            format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
            format.setBorderBrush(line);
            format.setBorderCollapse(true);
            format.setTopMargin(controlGap);
            format.setBottomMargin(groupGap);
            table->setFormat(format);
        }
}

} // namespace

ManualWindow::ManualWindow(QWidget *parent)
    : QDialog(parent), m_search(new QLineEdit(this)), m_list(new QListWidget(this)), m_text(new QTextBrowser(this)),
      m_back(new QToolButton(this)), m_forward(new QToolButton(this))
{
    setWindowTitle(tr("Manual"));
    resize(940, 680);
    m_search->setPlaceholderText(tr("search the manual"));
    m_search->setAccessibleName(tr("Search the manual"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(tr("Pages"));
    m_list->setWordWrap(true);
    m_list->setSpacing(2);
    m_text->setAccessibleName(tr("Page"));
    m_text->setOpenLinks(false);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(groupGap);
    m_back->setArrowType(Qt::LeftArrow);
    m_back->setToolTip(tr("Back (Alt+Left)"));
    m_back->setAccessibleName(tr("Back"));
    m_forward->setArrowType(Qt::RightArrow);
    m_forward->setToolTip(tr("Forward (Alt+Right)"));
    m_forward->setAccessibleName(tr("Forward"));
    auto *side = new QWidget(this);
    auto *top = new QHBoxLayout;
    top->setSpacing(insideGap);
    for (QToolButton *button : {m_back, m_forward}) {
        button->setAutoRaise(true);
        top->addWidget(button);
    }
    top->addWidget(m_search, 1);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(controlGap, controlGap, 0, controlGap);
    column->setSpacing(controlGap);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    auto *parts = new QSplitter(this);
    parts->addWidget(side);
    parts->addWidget(m_text);
    parts->setStretchFactor(1, 1);
    parts->setSizes({280, 660});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(parts);
    connect(m_search, &QLineEdit::textChanged, this, &ManualWindow::fill);
    connect(m_list, &QListWidget::currentRowChanged, this, &ManualWindow::openCurrent);
    connect(m_text, &QTextBrowser::anchorClicked, this, &ManualWindow::follow);
    const auto step = [this](int by) {
        m_at += by;
        load(m_visited[m_at], {});
    };
    connect(m_back, &QToolButton::clicked, this, [step] { step(-1); });
    connect(m_forward, &QToolButton::clicked, this, [step] { step(1); });
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Left), this), &QShortcut::activated, m_back, &QToolButton::click);
    connect(new QShortcut(QKeySequence(Qt::ALT | Qt::Key_Right), this), &QShortcut::activated, m_forward, &QToolButton::click);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search, [this] { m_search->setFocus(); });
    m_search->installEventFilter(this);
    onLookChange(*this, [this] {
        if (m_at >= 0)
            load(m_visited[m_at], {}); // links have the palette's color from when a page was read
    });
    fill();
    showSteps();
}

void ManualWindow::showPage(const QString &page, const QString &heading)
{
    if (!pageOf(page))
        return;
    if (m_at < 0 || m_visited[m_at] != page) {
        m_visited = m_visited.mid(0, m_at + 1) << page;
        m_at = m_visited.size() - 1;
    }
    load(page, heading);
}

void ManualWindow::load(const QString &name, const QString &heading)
{
    const ManualPage *page = pageOf(name);
    m_text->document()->setMarkdown(page->text, QTextDocument::MarkdownDialectGitHub);
    airTables(*m_text->document(), Theme(palette()).line);
    m_text->moveCursor(QTextCursor::Start);
    for (QTextBlock block = m_text->document()->begin(); !heading.isEmpty() && block.isValid(); block = block.next())
        if (block.blockFormat().headingLevel() > 0 && block.text() == heading) {
            m_text->setTextCursor(QTextCursor(block));
            m_text->ensureCursorVisible();
        }
    mark();
    showSteps();
    if (!m_search->text().isEmpty())
        return;
    const QSignalBlocker quiet(m_list);
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(pageRole) == name)
            m_list->setCurrentRow(row);
}

/// What was searched for is marked on the page.
void ManualWindow::mark()
{
    QList<QTextEdit::ExtraSelection> marks;
    for (const QString &word : m_search->text().split(QLatin1Char(' '), Qt::SkipEmptyParts))
        for (QTextCursor at = m_text->document()->find(word); !at.isNull(); at = m_text->document()->find(word, at)) {
            QTextCharFormat format;
            format.setBackground(Theme(palette()).accentSoft);
            marks.append({at, format});
        }
    m_text->setExtraSelections(marks);
}

void ManualWindow::fill()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    const auto add = [this](const QString &text, const QString &page, const QString &heading) {
        auto *item = new QListWidgetItem(text, m_list);
        item->setData(pageRole, page);
        item->setData(headingRole, heading);
    };
    if (m_search->text().isEmpty()) {
        for (const ManualPage &page : manualPages())
            add(page.title, page.name, {});
        if (m_at >= 0)
            load(m_visited[m_at], {});
        return;
    }
    for (const ManualPlace &place : searchManual(m_search->text()))
        add(pageOf(place.page)->title + QStringLiteral(": ") + place.line, place.page, place.heading);
    if (m_list->count() == 0) {
        add(tr("Nothing has these words"), {}, {});
        m_list->item(0)->setFlags(Qt::NoItemFlags);
    }
    mark();
}

void ManualWindow::openCurrent()
{
    if (const QListWidgetItem *item = m_list->currentItem())
        showPage(item->data(pageRole).toString(), item->data(headingRole).toString());
}

void ManualWindow::follow(const QUrl &link)
{
    if (link.isRelative())
        showPage(link.path());
    else
        QDesktopServices::openUrl(link);
}

void ManualWindow::showSteps()
{
    m_back->setEnabled(m_at > 0);
    m_forward->setEnabled(m_at + 1 < m_visited.size());
}

/// From the line of the search the arrows go through what was found.
bool ManualWindow::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return) {
            m_list->setFocus();
            m_list->setCurrentRow(std::max(0, m_list->currentRow()));
            openCurrent();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace residua::ui
