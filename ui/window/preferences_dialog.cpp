#include "ui/window/preferences_dialog.h"

#include "ui/forms/combo.h"
#include "ui/forms/preset_chooser.h"
#include "ui/look/look_change.h"
#include "ui/look/theme.h"
#include "ui/state/session.h"
#include "ui/window/actions.h"
#include "ui/window/language.h"
#include "ui/window/run_controller.h"
#include "ui/window/settings.h"

#include <QAction>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace residua::ui {

namespace {

Combo *boxOf(const char *name, const QStringList &entries)
{
    auto *box = new Combo;
    box->setObjectName(QString::fromLatin1(name));
    box->addItems(entries);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents); // there is room
    return box;
}

void addHeading(QFormLayout &form, const QString &text, const QString &about)
{
    auto *heading = new QLabel(text);
    QFont bold = heading->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    heading->setContentsMargins(0, form.rowCount() > 0 ? groupGap : 0, 0, 0);
    form.addRow(heading);
    if (about.isEmpty())
        return;
    auto *line = new QLabel(about);
    line->setWordWrap(true);
    QWidget &dialog = *form.parentWidget(); // a label with colors of its own is not told of the program's
    const auto color = [line, &dialog] {
        QPalette quiet = dialog.palette();
        quiet.setColor(QPalette::WindowText, Theme(quiet).quietText);
        line->setPalette(quiet);
    };
    form.addRow(line);
    color();
    onLookChange(dialog, color);
}

} // namespace

PreferencesDialog::PreferencesDialog(const Actions &actions, Session &session, QWidget *parent)
    : QDialog(parent), m_actions(actions), m_session(session), m_spoken(new QLabel(tr("Residua speaks it from its next start on."))),
      m_motion(new QCheckBox(tr("Show by a short &motion where things went")))
{
    setWindowTitle(tr("Preferences"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(groupGap, groupGap, groupGap, groupGap);
    column->setSpacing(groupGap);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(groupGap);
    form->setVerticalSpacing(controlGap);
    column->addLayout(form);
    addLook(*form);
    addCounting(*form);
    addStart(*form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::RestoreDefaults | QDialogButtonBox::Close);
    auto *keys = buttons->addButton(tr("&Keyboard Shortcuts…"), QDialogButtonBox::ActionRole);
    for (QAbstractButton *button : buttons->buttons())
        static_cast<QPushButton *>(button)->setAutoDefault(false);
    connect(keys, &QPushButton::clicked, m_actions.shortcuts, &QAction::trigger);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this, &PreferencesDialog::resetAll);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addStretch();
    column->addWidget(buttons);
}

void PreferencesDialog::addLook(QFormLayout &form)
{
    addHeading(form, tr("Look"), {});
    const QList<QAction *> looks{m_actions.systemLook, m_actions.lightLook, m_actions.darkLook};
    add(form, tr("&Colors"), boxOf("preferences.look", {tr("As the desktop"), tr("Light"), tr("Dark")}),
        static_cast<int>(Settings::appearance()), 0, tr("Light or dark colors"), [looks](int index) { looks[index]->trigger(); });
    const QStringList codes = QStringList(QString()) + languages();
    QStringList names{tr("As the desktop")};
    for (const QString &code : languages())
        names << languageName(code);
    add(form, tr("&Language"), boxOf("preferences.language", names), std::max(0, static_cast<int>(codes.indexOf(Settings::language()))), 0,
        tr("From the next start on"), [this, codes](int index) {
            m_spoken->setVisible(codes[index] != Settings::language() || m_spoken->isVisible());
            Settings::setLanguage(codes[index]);
        });
    m_spoken->setObjectName(QStringLiteral("preferences.spoken"));
    m_spoken->hide();
    form.addRow(QString(), m_spoken);
    m_motion->setObjectName(QStringLiteral("preferences.motion"));
    m_motion->setToolTip(tr("When a box is unfolded, or something far away is shown"));
    m_motion->setChecked(m_actions.motion->isChecked());
    connect(m_motion, &QCheckBox::clicked, m_actions.motion, &QAction::trigger);
    form.addRow(QString(), m_motion);
}

void PreferencesDialog::addCounting(QFormLayout &form)
{
    addHeading(form, tr("Costs"), tr("In this window at once, and in every new one."));
    const auto keep = [this](const QList<QAction *> &choices) {
        return [this, choices](int index) {
            choices[index]->trigger();
            Settings::setCounting(m_session.counting());
        };
    };
    add(form, tr("&Unit"),
        boxOf("preferences.unit", {tr("Multiply-accumulates (MACs): two operations are one"), tr("Floating-point operations (FLOPs)")}),
        static_cast<int>(m_session.counting().unit), 0, tr("Whether a multiplication and its addition count as one or as two"),
        keep(m_actions.units));
    add(form, tr("Cou&nted"),
        boxOf("preferences.scope", {tr("Convolution and linear layers, as papers do"), tr("All operations"), tr("As torchinfo does")}),
        static_cast<int>(m_session.counting().scope), 0, tr("Which operations have costs"), keep(m_actions.scopes));
}

void PreferencesDialog::addStart(QFormLayout &form)
{
    addHeading(form, tr("To begin with"), tr("When the program is started without a file."));
    add(form, tr("&Show"),
        boxOf("preferences.beginning", {tr("The start page"), tr("What was open last"), tr("A network, without the start page")}),
        static_cast<int>(Settings::beginning()), 0, tr("At the next start"), [this](int index) {
            Settings::setBeginning(static_cast<Settings::Beginning>(index));
            m_actions.reopen->setChecked(Settings::beginning() == Settings::Beginning::LastSession);
        });
    auto *presets = boxOf("preferences.preset", {});
    presets->setModel(makePresetList(presets));
    presets->setMaxVisibleItems(20);
    presets->setChoosesFromListOnly();
    add(form, tr("&Network"), presets, presets->findText(Settings::preset()), presets->findText(QStringLiteral("resnet18")),
        tr("The preset that a new window begins with"), [presets](int index) { Settings::setPreset(presets->itemText(index)); });
    const QStringList photographs = RunController::photographs();
    QStringList names;
    for (const QString &photograph : photographs)
        names << QFileInfo(photograph).completeBaseName();
    add(form, tr("Sample &image"), boxOf("preferences.sample", names),
        static_cast<int>(photographs.indexOf(RunController::preferredSample())), 0,
        tr("What “Use the sample” runs on, from now on; a network that reads digits gets a digit"),
        [photographs](int index) { Settings::setSample(photographs[index]); });
}

void PreferencesDialog::add(QFormLayout &form, const QString &label, QComboBox *box, int chosen, int usual, const QString &tip,
                            const std::function<void(int)> &take)
{
    box->setCurrentIndex(chosen);
    box->setToolTip(tip);
    form.addRow(label, box);
    connect(box, &QComboBox::activated, this, take);
    m_choices.push_back({box, usual, take});
}

void PreferencesDialog::resetAll()
{
    for (const Choice &choice : m_choices) {
        choice.box->setCurrentIndex(choice.usual);
        choice.take(choice.usual);
    }
    if (!m_motion->isChecked())
        m_motion->click();
}

} // namespace residua::ui
