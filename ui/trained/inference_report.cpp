#include "ui/trained/inference_report.h"

#include "ui/forms/field_names.h"
#include "ui/state/core_words.h"

#include "core/arch/spec_reader.h"
#include "core/arch/visible.h"
#include "core/infer/assumptions.h"
#include "core/report/format.h"
#include "core/weights/weight_report.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QRegularExpression>

#include <algorithm>

namespace residua::ui {

namespace {

struct InferenceWords {
    Q_DECLARE_TR_FUNCTIONS(InferenceReport)
};

QString shownText(const std::string &text)
{
    return QString::fromStdString(visible(text));
}

/// What the form calls `word` of the architecture file; the word itself where it is none of them.
template <class E>
QString choiceWords(const QString &word)
{
    const auto all = words<E>();
    const auto found = std::find(all.begin(), all.end(), word.toStdString());
    return found == all.end() ? word : choiceNames<E>().value(found - all.begin());
}

QString wordOf(const QString &key, const QString &word)
{
    const QString last = key.section(u'.', -1);
    if (last == u"activation")
        return choiceWords<Activation>(word);
    if (last == u"shortcut")
        return choiceWords<Shortcut>(word);
    if (last == u"order")
        return choiceWords<Order>(word);
    if (last == u"stride_at")
        return choiceWords<StrideAt>(word);
    if (last == u"shortcut_input")
        return choiceWords<ShortcutInput>(word);
    if (last == u"antialias")
        return choiceWords<Antialias>(word);
    if (last == u"style")
        return choiceWords<Style>(word);
    if (last == u"scheme")
        return choiceWords<InitScheme>(word);
    return key == u"block.type" ? choiceWords<BlockType>(word) : word;
}

QString objectWords(const QJsonObject &object)
{
    QStringList parts;
    if (object.contains(QStringLiteral("type")))
        parts << object[QStringLiteral("type")].toString();
    if (const int kernel = object[QStringLiteral("kernel")].toInt(); kernel > 0)
        parts << QStringLiteral("%1×%1").arg(kernel);
    if (const int stride = object[QStringLiteral("stride")].toInt(); stride > 0)
        parts << InferenceWords::tr("stride %1").arg(stride);
    return parts.join(QStringLiteral(", "));
}

/// A sentence of core's for people: keys by the form's names, and the values behind them as the form says them.
QString sentenceWords(const std::string &sentence)
{
    static const QRegularExpression place(
        QStringLiteral("(?<![\\w.=-])((?:stages\\.\\d+\\.)?(?:block|stem|head|norm|input|init)(?:\\.\\w+)+|stages\\.\\d+\\.\\w+|"
                       "shortcut_norm|final_norm)(?![\\w.=])|\"\\w+\"|\\{[^{}]*\\}|\\bnull\\b"));
    const QString text = coreWords(visible(sentence));
    QString result, key;
    qsizetype end = 0;
    for (auto all = place.globalMatch(text); all.hasNext();) {
        const auto found = all.next();
        result += text.sliced(end, found.capturedStart() - end);
        end = found.capturedEnd();
        if (found.hasCaptured(1)) {
            key = found.captured();
            const QString name = fieldName(key);
            result += name == key && key.endsWith(u".type") ? fieldName(key.chopped(5)) : name; // of an object with a field of its own
        } else {
            result += key.isEmpty() ? found.captured() : valueWords(key, found.captured().toStdString());
        }
    }
    return result + text.sliced(end);
}

} // namespace

std::vector<Assumption> stillAssumed(const ResNetSpec &spec, const std::vector<Assumption> &assumed)
{
    std::vector<Assumption> still;
    for (const Assumption &each : assumed) {
        const QString key = QString::fromStdString(each.key);
        const bool there = !key.startsWith(u"stages.") || key.section(u'.', 1, 1).toInt() < std::ssize(spec.stages);
        if (there && keyValue(spec, each.key) == each.value)
            still.push_back(each);
    }
    return still;
}

QString valueWords(const QString &key, const std::string &json)
{
    const QJsonDocument document = QJsonDocument::fromJson("[" + QByteArray::fromStdString(json) + "]");
    const QJsonValue value = document[0];
    switch (value.type()) {
    case QJsonValue::Null: return key == u"stem.activation" ? InferenceWords::tr("as in the blocks") : InferenceWords::tr("none");
    case QJsonValue::Bool: return value.toBool() ? InferenceWords::tr("yes") : InferenceWords::tr("no");
    case QJsonValue::String: return wordOf(key, value.toString());
    case QJsonValue::Object: return objectWords(value.toObject());
    default: return shownText(json); // numbers as they are written
    }
}

QString preparationText(const std::string &words)
{
    static const QRegularExpression range(QStringLiteral("(\\d)-(\\d)"));
    return coreWords(words).replace(range, QStringLiteral("\\1–\\2"));
}

QString assumptionWords(const Assumption &assumption)
{
    const QString key = QString::fromStdString(assumption.key);
    return QStringLiteral("%1: %2").arg(fieldName(key), valueWords(key, assumption.value));
}

QString reasonWords(const Assumption &assumption)
{
    return sentenceWords(assumption.why);
}

InferenceReport reportOf(const WeightNetwork &network)
{
    const Inference &inference = network.inference();
    InferenceReport report;
    report.file = shownText(QFileInfo(QString::fromStdString(network.checkpoint().path())).fileName().toStdString());
    report.network = shownText(inference.spec.name);
    report.parameters = makeModel(inference.spec)->profile.totals.parameters;
    report.facts = inference.naming == namingWords(Naming::Order) ? InferenceWords::tr("read by order and shapes")
        : inference.naming == namingWords(Naming::Unknown)        ? InferenceWords::tr("names of no known family")
                                                                  : InferenceWords::tr("names of %1").arg(shownText(inference.naming));
    report.assumed = inference.assumed;
    if (!network.preparation().mean.empty())
        report.preparation = preparationText(preparationWords(network.preparation()));
    report.preparationEvidence = network.preparationEvidence();
    for (const std::string &note : inference.notes)
        report.notes << sentenceWords(note);
    if (!inference.unused.empty()) {
        report.unused = InferenceWords::tr("%n tensors of the file are not used", nullptr, static_cast<int>(inference.unused.size()));
        report.unusedDetails = InferenceWords::tr("Not used: %1").arg(coreWords(someOf(inference.unused)));
    }
    for (const std::string &told : network.told()) {
        const QString text = sentenceWords(told);
        if (report.test.isEmpty()) {
            report.test = text.section(QStringLiteral(": "), 0, 0);
            report.testDetails = text.section(QStringLiteral(": "), 1);
        } else {
            report.notes << text;
        }
    }
    return report;
}

} // namespace residua::ui
