#include "ui/window/main_window.h"

#include "ui/state/core_words.h"
#include "ui/state/words.h"
#include "ui/window/run_controller.h"
#include "ui/window/start_controller.h"
#include "ui/window/tool_bar.h"
#include "ui/work/pass.h"

#include <QActionGroup>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace residua::ui {

// What the window's own controls say of the document, the run and the selection.

void MainWindow::fillDevices()
{
    const auto &info = m_session.engineInfo();
    const std::vector<DeviceInfo> devices = info ? info->devices : std::vector<DeviceInfo>{{"cpu", "CPU"}};
    m_device->clear();
    m_actions.deviceMenu->clear();
    auto *choice = new QActionGroup(m_actions.deviceMenu); // one of them; it goes with the next list
    delete std::exchange(m_deviceChoice, choice);
    for (const DeviceInfo &device : devices) {
        const QString name = QString::fromStdString(device.name), text = QString::fromStdString(device.description);
        m_device->addItem(text, name);
        m_device->setItemData(m_device->count() - 1, text, Qt::ToolTipRole); // where the list has to shorten it
        QAction *action = choice->addAction(m_actions.deviceMenu->addAction(text));
        action->setCheckable(true);
        action->setChecked(device.name == m_session.setup().device);
        connect(action, &QAction::triggered, this, [this, device] { m_runs->setDevice(device.name); });
    }
    m_device->setCurrentIndex(m_device->findData(QString::fromStdString(m_session.setup().device)));
    const QString reason = info && !info->noCudaReason.empty() ? tr("No GPU: %1").arg(coreWords(info->noCudaReason)) : QString();
    m_device->setToolTip(reason.isEmpty() ? tr("Where the network runs") : tr("Where the network runs") + QLatin1Char('\n') + reason);
}

void MainWindow::showDocument()
{
    const QString variant = variantWords(m_session.document().workspace, m_session.current());
    const QString name = variant.isEmpty() ? m_session.displayName() : tr("%1 – %2").arg(m_session.displayName(), variant);
    setWindowTitle(m_start->isAll()
                       ? tr("Residua")
                       : QString(name).replace(QStringLiteral("[*]"), QStringLiteral("[*][*]")) + QStringLiteral("[*] – Residua"));
    setWindowFilePath(m_session.path());
    setWindowModified(m_session.isModified());
}

void MainWindow::showRunState()
{
    const RunState::State state = m_session.shown().runState().state;
    const bool running = state == RunState::State::Running, stopping = state == RunState::State::Stopping;
    m_runButton->setText(running ? tr("■ Stop") : stopping ? tr("Stopping…") : tr("▶ Run"));
    m_runButton->setToolTip(running ? tr("Stop the pass after the running operation (Shift+F5)")
                                    : tr("One forward pass of the live model on the image (F5)"));
    m_runButton->setEnabled(!stopping && !m_start->isShown());
    m_actions.stop->setEnabled(running);
}

void MainWindow::showSetup()
{
    const RunSetup &setup = m_session.setup();
    if (setup.image) {
        const Image &image = *setup.image;
        const QImage view(image.rgb.data(), image.width, image.height, static_cast<qsizetype>(image.width) * 3, QImage::Format_RGB888);
        const int side = qRound(m_input->iconSize().width() * devicePixelRatioF());
        QPixmap icon =
            QPixmap::fromImage(view.scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation).copy(0, 0, side, side));
        icon.setDevicePixelRatio(devicePixelRatioF());
        m_input->setIcon(icon);
        m_input->setText(fontMetrics().elidedText(shownName(setup.imageName), Qt::ElideMiddle, 120));
    } else {
        m_input->setIcon({});
        m_input->setText(tr("No image"));
    }
    showInputTip();
    m_actions.noSecondImage->setEnabled(setup.other != nullptr);
    m_device->setCurrentIndex(m_device->findData(QString::fromStdString(setup.device)));
    for (QAction *action : m_actions.deviceMenu->actions())
        action->setChecked(action->text() == m_device->currentText());
    const QSignalBlocker blocker(m_actions.runAfterEdit);
    m_actions.runAfterEdit->setChecked(setup.afterEveryEdit);
}

void MainWindow::showInputTip()
{
    const RunSetup &setup = m_session.setup();
    const QString weights = coreWords(parameterWords(*m_session.shown().snapshot()->model, setup));
    m_input->setToolTip(setup.image ? tr("Runs on %1 (%2 × %3 pixels) with %4")
                                          .arg(shownName(setup.imageName))
                                          .arg(setup.image->width)
                                          .arg(setup.image->height)
                                          .arg(weights)
                                    : tr("Runs on noise with %1. Open, drop or paste an image.").arg(weights));
}

int MainWindow::selectedStage() const
{
    const Selection &selection = m_session.shown().selection();
    const auto &nodes = m_session.shown().snapshot()->model->graph.nodes;
    return selection.nodes.empty() ? -1 : nodes[static_cast<std::size_t>(selection.nodes.front())].slot.stage;
}

void MainWindow::showStageCommands()
{
    constexpr std::size_t stageLimit = 8;
    const std::size_t count = m_session.shown().spec().stages.size();
    m_actions.addStage->setEnabled(count < stageLimit);
    m_actions.duplicateStage->setEnabled(count < stageLimit && selectedStage() >= 0);
    m_actions.toggleFold->setEnabled(!m_session.shown().selection().path.empty());
    m_actions.deleteStage->setEnabled(count > 1 && selectedStage() >= 0);
}

} // namespace residua::ui
