#include "ui/window/about.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QMessageBox>
#include <QSysInfo>

namespace residua::ui {

namespace {

struct AboutWords {
    Q_DECLARE_TR_FUNCTIONS(About)
};

} // namespace

QString diagnosticsText(const Session &session)
{
    QStringList lines = {QStringLiteral("Residua ") + QCoreApplication::applicationVersion(),
                         QStringLiteral("Qt %1, %2").arg(QString::fromLatin1(qVersion()), QGuiApplication::platformName()),
                         QSysInfo::prettyProductName() + QLatin1Char(' ') + QSysInfo::currentCpuArchitecture()};
    if (const auto &info = session.engineInfo()) {
        lines << QStringLiteral("libtorch %1, %2")
                     .arg(QString::fromStdString(info->torchVersion), QString::fromStdString(info->cpuCapability));
        for (const DeviceInfo &device : info->devices)
            lines << QString::fromStdString(device.name + ": " + device.description);
        if (!info->noCudaReason.empty())
            lines << QStringLiteral("no GPU: ") + QString::fromStdString(info->noCudaReason);
    } else {
        lines << QStringLiteral("libtorch: ")
                + (session.shown().confirmation().message.isEmpty() ? QStringLiteral("not open yet")
                                                                    : session.shown().confirmation().message);
    }
    return lines.join(QLatin1Char('\n'));
}

void showAbout(QWidget &parent, const Session &session)
{
    QMessageBox box(&parent);
    box.setWindowTitle(AboutWords::tr("About Residua"));
    box.setIconPixmap(QIcon(QStringLiteral(":/icons/residua.svg")).pixmap(64, 64));
    box.setTextFormat(Qt::PlainText);
    box.setText(AboutWords::tr("Residua designs residual networks on a live libtorch model."));
    box.setInformativeText(
        diagnosticsText(session) + QStringLiteral("\n\n")
        + AboutWords::tr("BSD-3-Clause. Uses Qt (LGPL 3), libtorch (BSD), Graphviz (EPL), cairo (LGPL), nlohmann-json and CLI11."));
    box.setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    box.exec();
}

} // namespace residua::ui
