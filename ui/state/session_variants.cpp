#include "ui/state/session.h"
#include "ui/state/words.h"

#include "core/arch/assert.h"
#include "core/arch/spec_reader.h"
#include "core/arch/visible.h"

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

namespace residua::ui {

namespace {

/// One step of the history that the session knows how to do and to undo.
class Step : public QUndoCommand {
public:
    using Action = std::function<void()>;

    Step(CommandKind kind, const QString &text, Action redo, Action undo)
        : QUndoCommand(text), m_kind(kind), m_redo(std::move(redo)), m_undo(std::move(undo))
    {}
    int id() const override { return static_cast<int>(m_kind); }
    void redo() override { m_redo(); }
    void undo() override { m_undo(); }

private:
    CommandKind m_kind;
    Action m_redo, m_undo;
};

/// "wide" of "wide" and of "wide 2".
std::string withoutNumber(const std::string &name)
{
    const auto digits = name.find_last_not_of("0123456789");
    const bool numbered = digits != std::string::npos && digits > 0 && digits + 1 < name.size() && name[digits] == ' ';
    return numbered ? name.substr(0, digits) : name;
}

QString nameInQuotes(const std::string &name)
{
    return QStringLiteral("“%1”").arg(shownName(name));
}

} // namespace

std::optional<std::size_t> Session::indexOf(VariantId variant) const
{
    const auto found = std::find(m_ids.begin(), m_ids.end(), variant);
    return found == m_ids.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - m_ids.begin()));
}

const Variant &Session::variantAt(VariantId variant) const
{
    const std::optional<std::size_t> index = indexOf(variant);
    RESIDUA_ASSERT(index);
    return variants()[*index];
}

void Session::setCurrent(std::size_t index)
{
    RESIDUA_ASSERT(index < variants().size());
    if (index == current())
        return;
    Q_EMIT currentAboutToChange();
    endGesture();
    m_document.workspace.current = index;
    m_shown->show(m_ids[index]);
    Q_EMIT currentChanged();
}

bool Session::namedByNetwork(const Variant &variant) const
{
    return m_document.architectureFile && variants().size() == 1 && variant.name == variantName(variant.architecture);
}

std::vector<Problem> Session::nameProblems(const std::string &name, VariantId own) const
{
    if (name.empty())
        return {{"name", tr("is empty: a variant needs a name").toStdString()}};
    if (characterCount(name) > limits::text)
        return {{"name", tr("has more than %1 characters").arg(limits::text).toStdString()}};
    const Variant *other = findVariant(m_document.workspace, name);
    if (other && (own == 0 || other != &variantAt(own)))
        return {{"name", tr("is another variant's: no two have the same").toStdString()}};
    return {};
}

std::string Session::freeName(const std::string &wanted) const
{
    std::set<std::string> taken;
    for (const Variant &variant : variants())
        taken.insert(variant.name);
    std::string name = wanted;
    for (int number = 2; taken.contains(name); ++number)
        name = withoutNumber(wanted) + ' ' + std::to_string(number);
    return name;
}

std::vector<Problem> Session::addVariant(Variant variant, const QString &text)
{
    const Origin origin = ui::originOf(variant);
    return add(std::move(variant), text, origin);
}

std::vector<Problem> Session::add(Variant variant, const QString &text, const Origin &origin)
{
    if (variants().size() >= variantLimit)
        return {{"variants", tr("are %1: a workspace holds no more").arg(variantLimit).toStdString()}};
    std::vector<Problem> problems = nameProblems(variant.name, 0);
    if (problems.empty())
        problems = validate(variant.architecture);
    if (!problems.empty())
        return problems;
    variant.architecture = canonical(std::move(variant.architecture));
    const std::size_t index = current() + 1;
    m_origins.emplace(++m_lastId, origin);
    m_undo.push(new Step(
        CommandKind::AddVariant, text, [this, index, variant, id = m_lastId] { insert(index, variant, id, false); },
        [this, index] { take(index, index - 1); }));
    return {};
}

std::vector<Problem> Session::addVariants(std::vector<Variant> added, const QString &text)
{
    if (variants().size() + added.size() > variantLimit)
        return {{"variants",
                 tr("would be %1: a workspace holds at most %2").arg(variants().size() + added.size()).arg(variantLimit).toStdString()}};
    if (added.size() > 1)
        m_undo.beginMacro(text);
    std::vector<Problem> problems;
    for (Variant &variant : added) {
        variant.name = freeName(variant.name);
        if (problems.empty())
            problems = addVariant(std::move(variant), text);
    }
    if (added.size() > 1)
        m_undo.endMacro();
    return problems;
}

std::vector<Problem> Session::duplicateVariant(VariantId variant)
{
    setCurrent(*indexOf(variant));
    Variant copy = variantAt(variant);
    const QString text = tr("Duplicate variant %1").arg(nameInQuotes(copy.name));
    copy.name = freeName(copy.name);
    return add(std::move(copy), text, Origin(originOf(variant)));
}

std::vector<Problem> Session::renameVariant(VariantId variant, const std::string &name)
{
    std::vector<Problem> problems = nameProblems(name, variant);
    if (!problems.empty())
        return problems;
    Variant next = variantAt(variant);
    const QString text = tr("Rename variant %1 to %2").arg(nameInQuotes(next.name), nameInQuotes(name));
    if (namedByNetwork(next))
        next.architecture.name = name;
    next.name = name;
    problems = validate(next.architecture);
    if (problems.empty())
        change(variant, next, {text, {}});
    return problems;
}

std::vector<Problem> Session::setNote(VariantId variant, const std::string &note)
{
    if (characterCount(note) > noteLimit)
        return {{"note", tr("has more than %1 characters").arg(noteLimit).toStdString()}};
    Variant next = variantAt(variant);
    next.note = note;
    change(variant, next, {tr("Change the note of variant %1").arg(nameInQuotes(next.name)), {}});
    return {};
}

std::vector<Problem> Session::removeVariant(VariantId variant)
{
    const std::size_t index = *indexOf(variant), last = variants().size() - 1;
    if (last == 0)
        return {{"variants", tr("are this one only: a document has at least one").toStdString()}};
    m_undo.push(new Step(
        CommandKind::RemoveVariant, tr("Close variant %1").arg(nameInQuotes(variantAt(variant).name)),
        [this, index, next = index < last ? index + 1 : index - 1] { take(index, next); },
        [this, index, variant, removed = variantAt(variant), isBaseline = baseline() == index] {
            insert(index, removed, variant, isBaseline);
        }));
    return {};
}

void Session::moveVariant(VariantId variant, std::size_t to)
{
    const std::size_t from = *indexOf(variant);
    to = std::min(to, variants().size() - 1);
    if (from == to)
        return;
    m_undo.push(new Step(
        CommandKind::MoveVariant, tr("Move variant %1").arg(nameInQuotes(variantAt(variant).name)), [this, from, to] { move(from, to); },
        [this, from, to] { move(to, from); }));
}

void Session::setBaseline(std::optional<VariantId> variant)
{
    const std::optional<std::size_t> before = baseline(), after = variant ? indexOf(*variant) : std::nullopt;
    if (before == after)
        return;
    const QString text =
        variant ? tr("Compare with variant %1").arg(nameInQuotes(variantAt(*variant).name)) : tr("Compare with no variant");
    m_undo.push(new Step(
        CommandKind::SetBaseline, text, [this, after] { writeBaseline(after); }, [this, before] { writeBaseline(before); }));
}

void Session::setDismissed(std::vector<std::string> codes, const QString &text)
{
    if (codes == dismissed())
        return;
    m_undo.push(new Step(
        CommandKind::Dismiss, text, [this, after = std::move(codes)] { writeDismissed(after); },
        [this, before = dismissed()] { writeDismissed(before); }));
}

void Session::writeDismissed(const std::vector<std::string> &codes)
{
    m_document.workspace.dismissed = codes;
    Q_EMIT dismissedChanged();
}

/// Puts a variant at `index` and shows it.
void Session::insert(std::size_t index, const Variant &variant, VariantId id, bool isBaseline)
{
    Workspace &workspace = m_document.workspace;
    const auto at = static_cast<std::ptrdiff_t>(index);
    workspace.variants.insert(workspace.variants.begin() + at, variant);
    m_ids.insert(m_ids.begin() + at, id);
    m_runs.add(id);
    if (workspace.current >= index)
        ++workspace.current;
    if (isBaseline)
        workspace.baseline = index;
    else if (workspace.baseline && *workspace.baseline >= index)
        ++*workspace.baseline;
    setCurrent(index);
    Q_EMIT variantsChanged();
}

/// Takes the variant at `index` away. Where it is the current one, that at `thenShown` is shown.
void Session::take(std::size_t index, std::size_t thenShown)
{
    if (index == current())
        setCurrent(thenShown);
    Workspace &workspace = m_document.workspace;
    const auto at = static_cast<std::ptrdiff_t>(index);
    workspace.variants.erase(workspace.variants.begin() + at);
    m_ids.erase(m_ids.begin() + at);
    if (workspace.current > index)
        --workspace.current;
    if (workspace.baseline == index)
        workspace.baseline.reset();
    else if (workspace.baseline && *workspace.baseline > index)
        --*workspace.baseline;
    Q_EMIT variantsChanged();
}

void Session::move(std::size_t from, std::size_t to)
{
    Workspace &workspace = m_document.workspace;
    const VariantId shown = m_ids[workspace.current], base = workspace.baseline ? m_ids[*workspace.baseline] : 0;
    const auto shift = [from, to](auto &list) {
        const auto begin = list.begin() + static_cast<std::ptrdiff_t>(std::min(from, to));
        const auto end = list.begin() + static_cast<std::ptrdiff_t>(std::max(from, to)) + 1;
        std::rotate(begin, from < to ? begin + 1 : end - 1, end);
    };
    shift(workspace.variants);
    shift(m_ids);
    workspace.current = *indexOf(shown);
    workspace.baseline = indexOf(base);
    Q_EMIT variantsChanged();
}

void Session::writeBaseline(std::optional<std::size_t> index)
{
    m_document.workspace.baseline = index;
    Q_EMIT variantsChanged();
}

} // namespace residua::ui
