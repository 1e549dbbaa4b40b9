#pragma once

#include "core/infer/weight_network.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace residua::ui {

/// What is said of a network that a weight file was found to be of; a copy, so that the network can be tested meanwhile.
struct InferenceReport {
    QString file;    ///< its name, for people
    QString network; ///< "ResNet-56"
    std::int64_t parameters = 0;
    QString facts;         ///< "names of torchvision"
    QString unused;        ///< "12 tensors of the file are not used"; empty: none
    QString unusedDetails; ///< their names, the first of them
    std::vector<Assumption> assumed;
    QString preparation;                        ///< of images, in words; empty: images do not fit
    std::vector<Candidate> preparationEvidence; ///< values in words
    QStringList notes;                          ///< of the file and of the test, a sentence each
    QString test;                               ///< "tested on 3 photographs"; empty: not yet
    QString testDetails;                        ///< why there was none
};

InferenceReport reportOf(const WeightNetwork &network);

/// Of what was assumed, that which nobody has changed: the keys that still have in `spec` the value that was assumed.
std::vector<Assumption> stillAssumed(const ResNetSpec &spec, const std::vector<Assumption> &assumed);

/// A value of the architecture file as the form says it: "none", "zero padding around", "3×3, stride 2".
QString valueWords(const QString &key, const std::string &json);

/// Words for a way to prepare images, as `preparationWords` has them.
QString preparationText(const std::string &words);

/// "stem pool: none".
QString assumptionWords(const Assumption &assumption);

/// Why it was assumed, with the form's names for keys.
QString reasonWords(const Assumption &assumption);

} // namespace residua::ui
