#pragma once

#include "ui/start/network_picture.h"

#include <QAbstractButton>
#include <QPixmap>

#include <optional>

namespace residua::ui {

/// Something to begin with: a picture, a name and a line about it. A click, Enter or Space begins.
class StartCard : public QAbstractButton {
    Q_OBJECT

public:
    explicit StartCard(const QString &name, QWidget *parent = nullptr);

    /// The second line, quiet.
    void setLine(const QString &line);
    const QString &line() const { return m_line; }
    void setNetwork(const Model &model);
    void setPhotograph(const QPixmap &photograph);
    /// A sign in place of a picture: what it is done with.
    enum class Sign { None, Again, Folder, Weights };
    void setSign(Sign sign) { m_sign = sign; }
    enum class Picture { None, Network, Photograph, Sign };
    Picture picture() const; ///< what stands above the name
    /// What the filter looks at, beside name and line.
    void setKeywords(const QString &keywords) { m_keywords = keywords; }
    bool matches(const QString &filter) const;

    static constexpr int leastWidth = 172, fixedHeight = 116;
    QSize sizeHint() const override { return {leastWidth, fixedHeight}; }

Q_SIGNALS:
    void reached();                          ///< by the keyboard: it is to be seen
    void stepRequested(int right, int down); ///< an arrow key

private:
    void speak();

    QString m_line, m_keywords;
    Sign m_sign = Sign::None;
    std::optional<NetworkPicture> m_network;
    QPixmap m_photograph;
    bool m_byKeyboard = false;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace residua::ui
