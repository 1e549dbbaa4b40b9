#include "ui/window/settings_file.h"

#include "ui/work/lane.h"

#include <QCoreApplication>
#include <QEvent>
#include <QSettings>
#include <QTimer>

#include <atomic>
#include <memory>

namespace residua::ui {

namespace {

/// Its file is written by the lane, and what is not yet written when this is deleted by that; never in a turn of the loop, as QSettings
/// does by itself.
class KeptSettings : public QSettings {
public:
    KeptSettings() : m_lane(Lane::Priority::Low)
    {
        constexpr int together = 200; // milliseconds in which more may come
        m_wait.setSingleShot(true);
        m_wait.setInterval(together);
        connect(&m_wait, &QTimer::timeout, this, &KeptSettings::write);
    }

    QString program() const { return m_program; }
    bool isWritten() const { return m_written == m_changes; }

    void changed()
    {
        ++m_changes;
        if (!m_wait.isActive())
            m_wait.start();
    }

protected:
    bool event(QEvent *event) override { return event->type() == QEvent::UpdateRequest || QSettings::event(event); }

private:
    void write()
    {
        m_lane.post([this, changes = m_changes](const std::stop_token &) {
            QSettings().sync();
            m_written = changes;
        });
    }

    const QString m_program = QCoreApplication::organizationName() + u'/' + QCoreApplication::applicationName();
    int m_changes = 0;
    std::atomic<int> m_written = 0;
    QTimer m_wait;
    Lane m_lane; // last: it uses the above
};

std::unique_ptr<KeptSettings> &kept()
{
    static std::unique_ptr<KeptSettings> only;
    if (only && only->program() != QCoreApplication::organizationName() + u'/' + QCoreApplication::applicationName())
        only.reset();
    return only;
}

KeptSettings &toChange()
{
    prepareSettings();
    kept()->changed();
    return *kept();
}

} // namespace

QVariant setting(const QString &key, const QVariant &otherwise)
{
    // One that is made anew has what other windows' programs have written, but writes first what is still to be written.
    const std::unique_ptr<KeptSettings> &own = kept();
    return own && !own->isWritten() ? own->value(key, otherwise) : QSettings().value(key, otherwise);
}

void setSetting(const QString &key, const QVariant &value)
{
    toChange().setValue(key, value);
}

void removeSetting(const QString &key)
{
    toChange().remove(key);
}

void prepareSettings()
{
    if (!kept())
        kept() = std::make_unique<KeptSettings>();
}

void saveSettings()
{
    if (kept())
        kept()->sync();
}

} // namespace residua::ui
