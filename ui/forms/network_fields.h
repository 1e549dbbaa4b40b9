#pragma once

#include "ui/forms/editing.h"

class QVBoxLayout;

namespace residua::ui {

class Section;

/// Appends the name and the style to `layout`, as rows of `parent`.
void addNaming(Editing &editing, QWidget *parent, QVBoxLayout *layout);

/// The closed sections of the form, in their order: normalisation and bias, stem, head, input, initialisation.
std::vector<Section *> addSections(Editing &editing, QWidget *parent, QVBoxLayout *layout);

} // namespace residua::ui
