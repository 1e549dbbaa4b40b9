#pragma once

#include <QWidget>

#include <vector>

namespace residua::ui {

class LinkButton;

/// Links in one line, as many as there is room for; the last says how many there are besides.
class LinkRow : public QWidget {
    Q_OBJECT

public:
    /// `heading` stands before them.
    explicit LinkRow(const QString &heading, QWidget *parent = nullptr);

    struct Link {
        QString text, key, toolTip;
        bool operator==(const Link &) const = default;
    };
    void setLinks(std::vector<Link> links);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void activated(const QString &key);
    /// The words for the others; `key` of the first that has no room.
    void moreRequested(const QString &key);

private:
    void place();
    int headingWidth() const;

    QString m_heading;
    std::vector<Link> m_links;
    std::vector<LinkButton *> m_buttons; ///< at least one a link
    LinkButton *m_more;
    std::size_t m_shown = 0; ///< that have room

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace residua::ui
