#include "ui/window/window_restore.h"

#include "ui/window/document_controller.h"
#include "ui/window/run_controller.h"
#include "ui/window/weight_controller.h"

#include "core/data/error.h"

#include <QDir>

#include <algorithm>

namespace residua::ui {

namespace {

void showAsItWas(OpenWindow &window, const LastWindow &last)
{
    const auto variants = static_cast<qint64>(window.session.variants().size());
    window.session.setCurrent(static_cast<std::size_t>(std::clamp<qint64>(last.current, 0, variants - 1)));
    window.session.setView(last.view);
    window.window.showView();
    showWith(window, last.image, last.weights);
}

/// The sample that is called so, with or without its folder; empty: none.
QString sampleCalled(const QString &name)
{
    for (const QString &sample : RunController::sampleNames()) {
        if (sample == name || sample.section(QLatin1Char('/'), -1) == name)
            return sample;
    }
    return {};
}

} // namespace

std::function<LastWindow()> lastWindowOf(OpenWindow &window)
{
    window.window.saveView();
    const Session &session = window.session;
    const RunSetup &setup = session.setup();
    LastWindow last;
    last.path = session.path();
    last.name = session.displayName();
    last.view = session.document().workspace.view;
    last.current = static_cast<qint64>(session.current());
    if (setup.image) {
        last.image = setup.imagePath ? absolutePath(setup.imagePath) : sampleCalled(setup.imageName);
    }
    if (setup.weights)
        last.weights = absolutePath(setup.weightsPath);
    if (!last.path.isEmpty())
        return [last] { return last; };
    return [last, workspace = session.document().workspace]() mutable {
        last.document = toJson(workspace);
        return last;
    };
}

void showWith(OpenWindow &window, const QString &image, const QString &weights)
{
    if (const QString sample = sampleCalled(image); !sample.isEmpty())
        window.window.runs().openSample(sample);
    else if (QDir::isAbsolutePath(image)) // anything else was pasted
        window.window.runs().openImage(image);
    if (!weights.isEmpty())
        window.window.weights().restore(weights);
    if (!image.isEmpty() || !weights.isEmpty())
        window.window.withdrawUsedWith(); // they are here again
}

void restore(OpenWindow &window, const LastWindow &last)
{
    DocumentController &documents = window.window.documents();
    auto *once = new QObject(&window.window);
    QObject::connect(&documents, &DocumentController::refused, once, &QObject::deleteLater);
    QObject::connect(&documents, &DocumentController::opened, once, [once, &window, last] {
        once->deleteLater();
        showAsItWas(window, last);
    });
    if (!last.path.isEmpty()) {
        documents.open(last.path);
        return;
    }
    documents.bring([&window, &last] {
        WorkspaceOrProblems read = parseWorkspace(last.document);
        if (const auto *problems = std::get_if<std::vector<Problem>>(&read))
            throw Error(ErrorKind::Input,
                        Windows::tr("%1 cannot be shown again: %2")
                            .arg(last.name, QString::fromStdString(problems->front().message))
                            .toStdString());
        window.session.setDocument({std::get<Workspace>(std::move(read)), true});
    });
}

} // namespace residua::ui
