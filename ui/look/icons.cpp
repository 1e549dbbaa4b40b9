#include "ui/look/icons.h"

#include "ui/look/theme.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

namespace residua::ui {

namespace {

constexpr double grid = 24;

/// Path data: M and L with absolute places, Z.
const char *dataOf(IconKind kind)
{
    switch (kind) {
    case IconKind::Folder: return "M3 6 L9 6 L11 8.5 L21 8.5 L21 19 L3 19 Z";
    case IconKind::File: return "M6 3 L14 3 L18.5 7.5 L18.5 21 L6 21 Z M14 3 L14 7.5 L18.5 7.5";
    case IconKind::NewFolder: return "M3 6 L9 6 L11 8.5 L21 8.5 L21 19 L3 19 Z M12 11 L12 16.5 M9.25 13.75 L14.75 13.75";
    case IconKind::Up: return "M12 20 L12 5 M6 11 L12 5 L18 11";
    case IconKind::Back: return "M20 12 L5 12 M11 6 L5 12 L11 18";
    case IconKind::Forward: return "M4 12 L19 12 M13 6 L19 12 L13 18";
    case IconKind::List: return "M4 6 L10 6 M4 12 L10 12 M4 18 L10 18 M14 6 L20 6 M14 12 L20 12 M14 18 L20 18";
    case IconKind::Details: return "M4 6 L20 6 M4 12 L20 12 M4 18 L20 18";
    case IconKind::Computer: return "M3 5 L21 5 L21 16 L3 16 Z M8.5 20 L15.5 20 M12 16 L12 20";
    case IconKind::Drive: return "M3 8 L21 8 L21 17 L3 17 Z M16.5 12.5 L17.5 12.5";
    case IconKind::Home: return "M3.5 11.5 L12 4 L20.5 11.5 M6 9.5 L6 20 L18 20 L18 9.5";
    case IconKind::More: return "M6 7 L11 12 L6 17 M13 7 L18 12 L13 17";
    case IconKind::Clear: return "M7 7 L17 17 M17 7 L7 17";
    case IconKind::Note: return "M12 11 L12 17 M12 7 L12 7.2";
    case IconKind::Question: return "M9 9.5 L9.6 8 L11 7 L13 7 L14.4 8 L15 9.5 L14.4 11 L12 12.6 L12 14 M12 17 L12 17.2";
    case IconKind::Warning: return "M12 9.5 L12 14 M12 17 L12 17.2";
    case IconKind::Problem: return "M8.5 8.5 L15.5 15.5 M15.5 8.5 L8.5 15.5";
    }
    return "";
}

QPainterPath pathOf(IconKind kind)
{
    QPainterPath path;
    const QStringList words = QString::fromLatin1(dataOf(kind)).split(QLatin1Char(' '));
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QChar letter = words[i].front();
        if (letter == QLatin1Char('Z')) {
            path.closeSubpath();
            continue;
        }
        const QPointF to(words[i].mid(1).toDouble(), words[i + 1].toDouble());
        ++i;
        if (letter == QLatin1Char('M'))
            path.moveTo(to);
        else
            path.lineTo(to);
    }
    return path;
}

/// What a message is about: a sign on a disc, or on a triangle.
bool isSign(IconKind kind)
{
    return kind >= IconKind::Note;
}

QColor colorOf(IconKind kind, const Theme &theme)
{
    switch (kind) {
    case IconKind::Folder:
    case IconKind::Note:
    case IconKind::Question: return theme.accent;
    case IconKind::Warning: return theme.projection;
    case IconKind::Problem: return theme.wrong;
    case IconKind::Clear: return theme.quietText;
    default: return theme.text;
    }
}

class PathIcon : public QIconEngine {
public:
    explicit PathIcon(IconKind kind) : m_kind(kind) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        const Theme theme(QGuiApplication::palette());
        const double side = std::min(rect.width(), rect.height()), scale = side / grid;
        const QColor color = mode == QIcon::Disabled ? theme.line : colorOf(m_kind, theme);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->translate(rect.center() + QPointF(0.5, 0.5) - QPointF(side, side) / 2);
        painter->scale(scale, scale);
        constexpr double stroke = 1.7;
        if (isSign(m_kind)) {
            painter->setBrush(color);
            painter->setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            if (m_kind == IconKind::Warning)
                painter->drawPolygon(QPolygonF({{12, 4}, {21.5, 20}, {2.5, 20}}));
            else
                painter->drawEllipse(QRectF(2.5, 2.5, 19, 19));
            painter->setPen(QPen(theme.panel, 2.2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        } else {
            painter->setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        }
        painter->setBrush(m_kind == IconKind::Folder || m_kind == IconKind::NewFolder ? QBrush(theme.accentSoft) : QBrush(Qt::NoBrush));
        painter->drawPath(pathOf(m_kind));
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect({}, size), mode, state);
        return pixmap;
    }

    QIconEngine *clone() const override { return new PathIcon(m_kind); }

private:
    IconKind m_kind;
};

} // namespace

QIcon iconOf(IconKind kind)
{
    return QIcon(new PathIcon(kind));
}

std::optional<IconKind> iconFor(QStyle::StandardPixmap which)
{
    switch (which) {
    case QStyle::SP_DirIcon:
    case QStyle::SP_DirClosedIcon:
    case QStyle::SP_DirOpenIcon:
    case QStyle::SP_DirLinkIcon: return IconKind::Folder;
    case QStyle::SP_FileIcon:
    case QStyle::SP_FileLinkIcon: return IconKind::File;
    case QStyle::SP_FileDialogNewFolder: return IconKind::NewFolder;
    case QStyle::SP_FileDialogToParent: return IconKind::Up;
    case QStyle::SP_FileDialogBack:
    case QStyle::SP_ArrowBack:
    case QStyle::SP_ArrowLeft: return IconKind::Back;
    case QStyle::SP_ArrowForward:
    case QStyle::SP_ArrowRight: return IconKind::Forward;
    case QStyle::SP_FileDialogListView: return IconKind::List;
    case QStyle::SP_FileDialogDetailedView: return IconKind::Details;
    case QStyle::SP_ComputerIcon:
    case QStyle::SP_DesktopIcon: return IconKind::Computer;
    case QStyle::SP_DriveHDIcon: return IconKind::Drive;
    case QStyle::SP_DirHomeIcon: return IconKind::Home;
    // Those that are made with every window: Qt looks for these in the desktop's themes, which takes a tenth of the start.
    case QStyle::SP_ToolBarHorizontalExtensionButton: return IconKind::More;
    case QStyle::SP_LineEditClearButton: return IconKind::Clear;
    case QStyle::SP_MessageBoxInformation: return IconKind::Note;
    case QStyle::SP_MessageBoxQuestion: return IconKind::Question;
    case QStyle::SP_MessageBoxWarning: return IconKind::Warning;
    case QStyle::SP_MessageBoxCritical: return IconKind::Problem;
    default: return std::nullopt;
    }
}

} // namespace residua::ui
