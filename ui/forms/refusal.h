#pragma once

#include "core/arch/spec.h"

#include <QList>
#include <QString>

namespace residua::ui {

/// Why an edit was refused, for people.
struct Refusal {
    QString message; ///< one sentence; empty: not refused
    QString key;     ///< of the value that is wrong; not always the edited one
    QString nearest; ///< the nearest valid value as the file writes it; empty where none is known
    explicit operator bool() const { return !message.isEmpty(); }
};

/// The problem of `problems` that says most to a person who edits `key`: its own before any other. Precondition: not empty.
Refusal refusalOf(const std::vector<Problem> &problems, const QString &key);

/// `refused` with the value that `refusal` names replaced by one with which the whole network can be built, and with what else is in the
/// way then. The nearest one comes first, then ever fewer groups. Nothing where none of them helps.
struct Repair {
    ResNetSpec spec;
    QList<std::pair<QString, QString>> changes; ///< key and value
};
std::optional<Repair> repairOf(const ResNetSpec &refused, const Refusal &refusal);

} // namespace residua::ui
