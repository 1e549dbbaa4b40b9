#pragma once

#include <QString>
#include <QTextDocument>

namespace residua::ui {

/// `text` so that a tooltip shows it as it is: names come from files, and a tooltip would read "<b>" in one as bold.
inline QString plainToolTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped()) : text;
}

} // namespace residua::ui
