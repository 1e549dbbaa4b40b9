#pragma once

#include "ui/state/snapshot.h"

#include "core/data/engine.h"
#include "core/data/image.h"
#include "core/data/measured_maps.h"
#include "core/data/prepare.h"
#include "core/weights/transplant.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace residua {
struct Trained;
}

namespace residua::ui {

/// Whether what is shown has been confirmed by the live model.
struct Confirmation {
    enum class State {
        Waiting,   ///< libtorch is being opened
        Checking,  ///< the live model of this edit is being built
        Confirmed, ///< counts, names and shapes are libtorch's
        Refused,   ///< libtorch or the comparison objects: see `message`
        Missing,   ///< libtorch could not be opened: see `message`
    };
    State state = State::Waiting;
    double milliseconds = 0; ///< building, counting and tracing
    QString message;
};

/// What the classes of a network's output are called.
struct ClassNames {
    QString name; ///< of the list, for people: "CIFAR-10"
    std::vector<std::string> labels;
    bool operator==(const ClassNames &) const = default;
};

/// What a run is made with. Shared values are immutable.
struct RunSetup {
    std::shared_ptr<const Image> image;             ///< empty: standard normal noise from `seed`
    QString imageName;                              ///< for people
    std::optional<std::string> imagePath = {};      ///< the image's file, as the user named it; nothing: it is no file
    ModelWeightsPtr weights;                        ///< empty: random from `seed`
    std::optional<std::string> weightsPath = {};    ///< as the image's
    std::optional<PrepareOptions> preparation = {}; ///< of images; nothing: as is usual for the network
    std::shared_ptr<const ClassNames> classes = {}; ///< empty: as is usual for the network
    std::uint64_t seed = 0;
    bool drawn = false; ///< random even where parameters ship with the network, see trainedFor
    std::string device = "cpu";
    bool afterEveryEdit = false;
    std::int64_t agreedBytes = 0;            ///< what a pass may take by the user's own word, even where less is available
    std::shared_ptr<const Image> other = {}; ///< a second image, for its feature maps only; empty: none
    QString otherName = {};
};

/// A finished pass and the network that it belongs to.
struct RunResult {
    SnapshotPtr snapshot;
    Trace trace;        ///< complete
    SummaryTable table; ///< of `snapshot`, measured
    RunFacts facts;
    RunSetup setup;
    QString input;                           ///< "cat.png", "noise (seed 0)"
    std::vector<std::string> notes;          ///< what is worth telling of the weights, a sentence each
    std::shared_ptr<const Image> seen = {};  ///< the input as the network saw it, cropped and scaled; see inputPicture
    QString preparation = {};                ///< of the image, in words; empty: noise
    std::size_t layers = 0, drawnLayers = 0; ///< with parameters, and of them those that a weight file has none for; 0: no file was used
};
using RunResultPtr = std::shared_ptr<const RunResult>;

/// What ships for `model` and is used in `setup`; null: nothing.
const Trained *shippedFor(const Model &model, const RunSetup &setup);
/// Whether the parameters of `run` were drawn: then its output says nothing about the input.
bool hasRandomWeights(const RunResult &run);

/// The activations of the same operation for the second image.
struct OtherMaps {
    std::shared_ptr<const Image> image; ///< RunSetup::other that they are of
    QString name;
    MeasuredMapsPtr maps; ///< null where there is a problem
    std::shared_ptr<const Image> seen;
    QString problem; ///< why there are none; else empty
};

/// The activations of one operation in the last run.
struct MapsResult {
    RunResultPtr run;
    int node = -1;
    MeasuredMapsPtr maps;                        ///< null where there is a problem
    QString problem;                             ///< why there are none; else empty
    std::shared_ptr<const OtherMaps> other = {}; ///< null: no second image, or not yet
};
using MapsPtr = std::shared_ptr<const MapsResult>;

struct RunState {
    enum class State { Idle, Running, Stopping, Done, Stopped, Failed };
    State state = State::Idle;
    int done = 0, total = 0; ///< operations
    QString message;         ///< Failed: what happened, what to do. Stopping: the operation that has to end first, where it takes long
};

} // namespace residua::ui
