#include "ui/advice/advice_words.h"

#include "core/arch/visible.h"

#include <QCoreApplication>
#include <QStringList>

namespace residua::ui {

namespace {

struct AdviceWords {
    Q_DECLARE_TR_FUNCTIONS(Advice)
};

/// "stage 3 depth" of "stages.2.depth", "stem pool" of "stem.pool".
QString adviceKey(const std::string &key)
{
    QStringList words = QString::fromStdString(key).split(QLatin1Char('.'));
    if (words.size() > 2 && words[0] == QStringLiteral("stages")) {
        words[0] = AdviceWords::tr("stage");
        words[1] = QString::number(words[1].toInt() + 1);
    }
    return words.join(QLatin1Char(' ')).replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString adviceValue(const std::string &json)
{
    if (json == "null")
        return AdviceWords::tr("none");
    const QString text = QString::fromStdString(visible(json, 60));
    return text.size() > 2 && text.startsWith(QLatin1Char('"')) && text.endsWith(QLatin1Char('"')) ? text.mid(1, text.size() - 2) : text;
}

} // namespace

QString fixText(const Edits &fix)
{
    constexpr std::size_t told = 2;
    QStringList parts;
    for (std::size_t i = 0; i < fix.size() && (i < told || fix.size() == told + 1); ++i)
        parts << AdviceWords::tr("%1 to %2").arg(adviceKey(fix[i].first), adviceValue(fix[i].second));
    const QString first = QStringList(parts.mid(0, parts.size() - 1)).join(QStringLiteral(", "));
    if (fix.size() > told + 1)
        return AdviceWords::tr("Set %1 and %2 keys more").arg(parts.join(QStringLiteral(", "))).arg(fix.size() - told);
    return parts.size() < 2 ? AdviceWords::tr("Set %1").arg(parts.join(QString()))
                            : AdviceWords::tr("Set %1 and %2").arg(first, parts.back());
}

QString severityText(Severity severity)
{
    return severity == Severity::Warning ? AdviceWords::tr("Warning") : AdviceWords::tr("Hint");
}

QString sentence(const std::string &text)
{
    QString words = QString::fromStdString(text);
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words.endsWith(QLatin1Char('.')) || words.isEmpty() ? words : words + QLatin1Char('.');
}

QString findingCount(int count)
{
    return count == 1 ? AdviceWords::tr("1 finding") : AdviceWords::tr("%1 findings").arg(count);
}

} // namespace residua::ui
