#pragma once

#include "ui/state/session.h"

#include "core/arch/presets.h"

namespace residua::test {

/// A session with variants of these names, the presets resnet18, 34, 50 and so on in turn.
struct Variants {
    ui::Session session;

    explicit Variants(const std::vector<std::string> &names, std::size_t current = 0)
    {
        static const char *const presets[] = {"resnet18", "resnet34", "resnet50"};
        ui::Document document;
        document.architectureFile = false;
        for (std::size_t i = 0; i < names.size(); ++i)
            document.workspace.variants.push_back({names[i], "", *preset(presets[i % 3])});
        document.workspace.current = current;
        session.setDocument(document);
    }

    /// "a b* c=": the names in their order, * behind the current one, = behind the baseline.
    QString words() const
    {
        QStringList all;
        for (std::size_t i = 0; i < session.variants().size(); ++i)
            all << QString::fromStdString(session.variants()[i].name) + (i == session.current() ? QStringLiteral("*") : QString())
                    + (session.baseline() == i ? QStringLiteral("=") : QString());
        return all.join(QLatin1Char(' '));
    }
    ui::VariantId id(std::size_t index) const { return session.idAt(index); }
    std::string bytes() const { return ui::documentBytes(session.document()); }
    void undo() { session.undoStack().undo(); }
    void redo() { session.undoStack().redo(); }
};

inline ResNetSpec withDepth(ResNetSpec spec, std::size_t stage, std::int64_t depth)
{
    spec.stages[stage].depth = depth;
    return spec;
}

} // namespace residua::test
