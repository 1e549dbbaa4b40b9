#pragma once

#include <QDialog>

class QLineEdit;
class QListWidget;
class QTextBrowser;
class QToolButton;

namespace residua::ui {

/// The manual: contents or what was found at the left, a page at the right. Needs no network.
class ManualWindow : public QDialog {
    Q_OBJECT

public:
    explicit ManualWindow(QWidget *parent);

    /// Shows `page` ("strip.md"), and of it what stands under `heading` where one is named.
    void showPage(const QString &page, const QString &heading = {});

    QLineEdit &search() const { return *m_search; }
    QListWidget &list() const { return *m_list; }
    QTextBrowser &text() const { return *m_text; }

private:
    void fill();
    void openCurrent();
    void follow(const QUrl &link);
    void load(const QString &page, const QString &heading);
    void mark();
    void showSteps();

    QLineEdit *m_search;
    QListWidget *m_list;
    QTextBrowser *m_text;
    QToolButton *m_back, *m_forward;
    QStringList m_visited; ///< names of pages
    qsizetype m_at = -1;   ///< the page on show, in m_visited

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace residua::ui
