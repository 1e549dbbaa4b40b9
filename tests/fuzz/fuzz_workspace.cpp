// Any bytes are a workspace or problems; what is valid is written and read back equal.
#include "tests/fuzz/require.h"

#include "core/arch/workspace.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text = textOf(data, size);
    const WorkspaceOrProblems read = parseWorkspace(text);
    if (const auto *problems = std::get_if<std::vector<Problem>>(&read)) {
        isWorkspace(text);
        requireProblems(*problems);
        return 0;
    }
    require(isWorkspace(text), "a workspace is known as one");
    const Workspace &workspace = std::get<Workspace>(read);
    require(!workspace.variants.empty() && workspace.current < workspace.variants.size(), "one of the variants is the current one");
    require(findVariant(workspace) == &workspace.variants[workspace.current], "which is found without a name");
    const std::string json = toJson(workspace);
    const WorkspaceOrProblems again = parseWorkspace(json);
    const auto *same = std::get_if<Workspace>(&again);
    require(same && *same == workspace, "a valid workspace is read back equal");
    require(toJson(*same) == json, "and written as before");
    return 0;
}
