#include "tests/support/expect_error.h"
#include "tests/support/temp_folder.h"

#include "core/data/engine.h"
#include "core/data/error.h"

#include <cstdlib>

using namespace residua;
using residua::test::expectError;
using residua::test::TempFolder;

namespace {

/// Sets RESIDUA_ENGINE for one test.
class EngineVariable {
public:
    explicit EngineVariable(const std::string &value)
    {
        if (const char *old = std::getenv("RESIDUA_ENGINE"))
            m_old = old;
        ::setenv("RESIDUA_ENGINE", value.c_str(), 1);
    }
    ~EngineVariable()
    {
        if (m_old)
            ::setenv("RESIDUA_ENGINE", m_old->c_str(), 1);
        else
            ::unsetenv("RESIDUA_ENGINE");
    }
    EngineVariable(const EngineVariable &) = delete;
    EngineVariable &operator=(const EngineVariable &) = delete;

private:
    std::optional<std::string> m_old;
};

} // namespace

TEST_CASE("a missing engine module is a message with the remedy")
{
    const EngineVariable variable("/nonexistent/engine.so");
    expectError(ErrorKind::Failed, "RESIDUA_ENGINE names \"/nonexistent/engine.so\"", [] { openEngine(); });
}

TEST_CASE("a broken engine module is a message with the loader's reason")
{
    const TempFolder folder;
    const EngineVariable variable(folder.file("engine.so", "not a library"));
    expectError(ErrorKind::Failed, "RESIDUA_TORCH", [] { openEngine(); });
}

TEST_CASE("a library that is no engine is refused")
{
    const EngineVariable variable(RESIDUA_TEST_NO_ENGINE);
    expectError(ErrorKind::Failed, "has no residuaEngineAbi", [] { openEngine(); });
}

TEST_CASE("an engine of other headers is refused")
{
    const EngineVariable variable(RESIDUA_TEST_OTHER_ENGINE);
    expectError(ErrorKind::Failed, "was built from other headers than this program (interface ", [] { openEngine(); });
}

TEST_CASE("an engine of the time when interfaces were counted is refused")
{
    const EngineVariable variable(RESIDUA_TEST_OLD_ENGINE);
    expectError(ErrorKind::Failed, "was built from other headers than this program (interface 3, the program's is ", [] { openEngine(); });
}
