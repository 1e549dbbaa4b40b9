#pragma once

#include "core/arch/receptive_box.h"
#include "core/data/image.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>

namespace residua::ui {

/// The image as the network sees it, and on it the box that a pixel of a map depends on.
class InputPane : public QWidget {
    Q_OBJECT

public:
    explicit InputPane(QWidget *parent = nullptr);

    void setPicture(const std::shared_ptr<const Image> &picture);
    bool hasPicture() const { return !m_image.isNull(); }
    QSize pictureSize() const { return m_image.size(); }
    /// Pixels of the picture; nothing: no box.
    void setBox(const std::optional<PixelBox> &box);
    const std::optional<PixelBox> &box() const { return m_box; }
    void setOutdated(bool outdated);
    /// Where the picture is painted.
    QRect pictureRect() const;
    /// Where the box is painted.
    QRect boxRect() const;

private:
    std::shared_ptr<const Image> m_picture; // m_image reads its bytes
    QImage m_image;
    mutable QImage m_scaled;
    std::optional<PixelBox> m_box;
    bool m_outdated = false;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
