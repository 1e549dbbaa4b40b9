#include "ui/print/page_choice.h"

namespace residua::ui {

PageChoice::PageChoice(Paging paging, QWidget *parent) : QCheckBox(tr("&Fit to one page"), parent)
{
    setObjectName(QStringLiteral("fitToOnePage"));
    setWindowTitle(tr("Picture"));
    setToolTip(tr("Otherwise on as many pages as keep the words large enough to be read"));
    setChecked(paging == Paging::OnePage);
}

} // namespace residua::ui
