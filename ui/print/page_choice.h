#pragma once

#include "ui/print/picture_pages.h"

#include <QCheckBox>

namespace residua::ui {

/// Whether a picture goes on one page, or on as many as its words need. Its title is that of a dialog's tab.
class PageChoice : public QCheckBox {
    Q_OBJECT

public:
    explicit PageChoice(Paging paging, QWidget *parent = nullptr);
    Paging paging() const { return isChecked() ? Paging::OnePage : Paging::Readable; }
};

} // namespace residua::ui
