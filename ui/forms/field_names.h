#pragma once

#include "core/arch/spec.h"

#include <QString>
#include <QStringList>

namespace residua::ui {

/// The key path of an architecture file as a person says it: "stages.2.depth" is "stage 3 depth".
/// A key that is not known comes back as it is; the empty key is "the network".
QString fieldName(const QString &key);

/// What a tooltip says beside the name, without a full stop; empty where the name says enough.
QString fieldHint(const QString &key);

/// `text` with every key path of a stage or the stem in it replaced by its name.
QString withFieldNames(const QString &text);

/// The values of an enumeration for people, in the order of the enumerators.
template <class E>
QStringList choiceNames();
template <>
QStringList choiceNames<Style>();
template <>
QStringList choiceNames<Activation>();
template <>
QStringList choiceNames<BlockType>();
template <>
QStringList choiceNames<Order>();
template <>
QStringList choiceNames<StrideAt>();
template <>
QStringList choiceNames<Shortcut>();
template <>
QStringList choiceNames<ShortcutInput>();
template <>
QStringList choiceNames<AttentionType>();
template <>
QStringList choiceNames<Antialias>();
template <>
QStringList choiceNames<PoolType>();
template <>
QStringList choiceNames<NormType>();
template <>
QStringList choiceNames<HeadType>();
template <>
QStringList choiceNames<InitScheme>();

} // namespace residua::ui
