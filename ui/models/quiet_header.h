#pragma once

#include "ui/models/word_cache.h"

#include <QHeaderView>

namespace residua::ui {

/// A flat header: quiet words over one line. Numbers' titles end where the numbers end, left of their bars.
class QuietHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit QuietHeader(QWidget *parent = nullptr);

    QSize sizeHint() const override;

private:
    mutable WordCache m_words; ///< titles

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace residua::ui
