#include "core/arch/assert.h"

#include "core/arch/model.h"
#include "core/arch/presets.h"
#include "core/arch/receptive_box.h"

#include <array>
#include <csignal>
#include <doctest/doctest.h>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

using namespace residua;

namespace {

struct Ending {
    int signal = 0; ///< 0: it went on
    std::string words;
};

/// What becomes of a process that does `action`.
template <class Action>
Ending endingOf(const Action &action)
{
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::dup2(ends[1], STDERR_FILENO);
        std::signal(SIGABRT, SIG_DFL); // not the test framework's
        action();
        ::_exit(0);
    }
    ::close(ends[1]);
    Ending ending;
    std::array<char, 256> part{};
    for (ssize_t got = 0; (got = ::read(ends[0], part.data(), part.size())) > 0;)
        ending.words.append(part.data(), static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ending.signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    return ending;
}

} // namespace

TEST_CASE("what a caller promises is checked in builds for development, and not evaluated in others")
{
    bool evaluated = false;
    RESIDUA_ASSERT((evaluated = true));
#ifdef NDEBUG
    CHECK_FALSE(evaluated);
#else
    CHECK(evaluated);
    const Ending ending = endingOf([] { RESIDUA_ASSERT(1 + 1 == 3); });
    CHECK(ending.signal == SIGABRT);
    CHECK(ending.words.find("tst_assert.cpp") != std::string::npos);
    CHECK(ending.words.find("this is a bug in Residua: 1 + 1 == 3 does not hold") != std::string::npos);
#endif
}

#ifndef NDEBUG
TEST_CASE("an index that is none, and an architecture that is not valid, end a build for development")
{
    const ModelPtr model = makeModel(*preset("resnet18"));
    for (const int wrong : {-1, static_cast<int>(model->graph.nodes.size())})
        CHECK(endingOf([&] { receptiveBox(*model, wrong, {0, 0}); }).signal == SIGABRT);
    CHECK(endingOf([&] { receptiveBox(*model, 0, {0, 0}); }).signal == 0);
    ResNetSpec invalid = model->spec;
    invalid.stages.clear();
    CHECK(endingOf([&] { makeModel(invalid); }).words.find("validate(spec).empty() does not hold") != std::string::npos);
}
#endif
