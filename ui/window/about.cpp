#include "ui/window/about.h"

#include "ui/look/theme.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMessageBox>
#include <QSysInfo>
#include <QTableWidget>
#include <QVBoxLayout>

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

void showShortcuts(QWidget &parent, const QList<QAction *> &actions)
{
    QDialog dialog(&parent);
    dialog.setWindowTitle(AboutWords::tr("Keyboard Shortcuts"));
    dialog.resize(560, 560);
    auto *table = new QTableWidget(0, 2);
    table->setAccessibleName(AboutWords::tr("Keyboard shortcuts"));
    table->setHorizontalHeaderLabels({AboutWords::tr("Command"), AboutWords::tr("Keys")});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    const auto add = [table](const QString &text, const QString &keys) {
        table->insertRow(table->rowCount());
        table->setItem(table->rowCount() - 1, 0, new QTableWidgetItem(text));
        table->setItem(table->rowCount() - 1, 1, new QTableWidgetItem(keys));
    };
    for (const QAction *action : actions) {
        if (!action->shortcuts().isEmpty())
            add(QString(action->text()).remove(QLatin1Char('&')).remove(QStringLiteral("…")),
                QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText));
    }
    const struct {
        const char *keys, *what;
    } picture[] = {{"← →", "Picture: along the network"},
                   {"↑ ↓", "Picture: to the branch above or below"},
                   {"Home, End", "Picture: the first, the last"},
                   {"Enter", "Picture: unfold"},
                   {"Backspace", "Picture: fold"},
                   {"Ctrl+Wheel", "Picture: zoom to the pointer"},
                   {"Ctrl+Wheel, Ctrl+↑ ↓", "Widths in the form: single steps"}};
    for (const auto &line : picture)
        add(AboutWords::tr(line.what), QString::fromUtf8(line.keys));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(&dialog);
    column->setContentsMargins(groupGap, groupGap, groupGap, groupGap);
    column->addWidget(table);
    column->addWidget(buttons);
    dialog.exec();
}

} // namespace residua::ui
