#include "core/data/error.h"
#include "core/data/file.h"
#include "tests/support/expect_error.h"
#include "tests/support/temp_folder.h"

#include <csignal>
#include <fcntl.h>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace residua;
using residua::test::expectError;
using residua::test::TempFolder;

namespace {

/// Runs `action` in a child process; its exit status, or 1000 + the signal that ended it.
int inChild(const std::function<int()> &action)
{
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(action());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1000 + WTERMSIG(status);
}

/// 0 when `action` throws Error of `kind` with `words`, else 1.
int throwsError(ErrorKind kind, std::string_view words, const std::function<void()> &action)
{
    try {
        action();
    } catch (const Error &error) {
        return error.kind() == kind && std::string_view(error.what()).find(words) != std::string_view::npos ? 0 : 1;
    }
    return 1;
}

std::string contents(const std::string &path)
{
    return readFile(path, 1'000'000, "file");
}

} // namespace

TEST_CASE("readFile returns every byte, zero bytes and emptiness included")
{
    const TempFolder folder;
    const std::string bytes("a\0b\xff\n", 5);
    CHECK(readFile(folder.file("x", bytes), 5, "file") == bytes);
    CHECK(readFile(folder.file("y", ""), 0, "file").empty());
    CHECK(readFile("/proc/self/status", 1'000'000, "file").find("Pid:") != std::string::npos);
}

TEST_CASE("readFile refuses what is too large, on both sides of the limit")
{
    const TempFolder folder;
    const std::string path = folder.file("x", "123456");
    CHECK(readFile(path, 6, "file").size() == 6);
    expectError(ErrorKind::Input, "at most 5 bytes are read", [&] { readFile(path, 5, "file"); });
    CHECK(::truncate(path.c_str(), 1'000'000'000'000) == 0);
    expectError(ErrorKind::Input, "it has 1.0 TB", [&] { readFile(path, 16'000'000, "file"); });
    expectError(ErrorKind::Input, "more than 10 bytes", [&] { readFile("/proc/self/status", 10, "file"); });
}

TEST_CASE("readFile refuses what is no regular file, without waiting")
{
    const TempFolder folder;
    const std::string fifo = folder / "fifo";
    REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
    const struct {
        std::string path;
        std::string words;
    } rows[] = {
        {folder / "missing", "No such file or directory; check the name"},
        {folder.path(), "it is a folder; name a regular file"},
        {fifo, "it is a named pipe; name a regular file"},
        {"/dev/zero", "it is a device; name a regular file"},
        {"", "No such file or directory"},
        {std::string("a\0b", 3), "a zero byte"},
        {folder / std::string(300, 'x'), "use a shorter name"},
    };
    for (const auto &row : rows)
        expectError(ErrorKind::Input, row.words, [&] { readFile(row.path, 100, "architecture file"); });
    expectError(ErrorKind::Input,
                "cannot read architecture file \"" + folder.path() + "\": ", [&] { readFile(folder.path(), 100, "architecture file"); });
}

TEST_CASE("a file without permission is refused")
{
    const TempFolder folder;
    const std::string path = folder.file("x", "secret");
    ::chmod(path.c_str(), 0);
    ::chmod(folder.path().c_str(), 0755);
    CHECK(inChild([&] {
              if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                  return 2;
              return throwsError(ErrorKind::Input, "Permission denied; check its permissions", [&] { readFile(path, 100, "file"); });
          })
          == 0);
}

TEST_CASE("FileReader says when the file has become shorter")
{
    const TempFolder folder;
    const std::string path = folder.file("x", "0123456789");
    const FileReader reader(path, "weight file");
    char two[2] = {};
    reader.readAt(8, two, 2);
    CHECK(std::string_view(two, 2) == "89");
    CHECK(reader.size() == 10);
    CHECK(reader.readSome(9, two, 2) == 1);
    CHECK(::truncate(path.c_str(), 9) == 0);
    expectError(ErrorKind::Input, "it has become shorter", [&] { reader.readAt(8, two, 2); });
}

TEST_CASE("standard input is read up to its limit")
{
    const auto withInput = [](const std::string &bytes, const std::function<int()> &action) {
        return inChild([&] {
            int ends[2];
            if (::pipe(ends) != 0 || ::write(ends[1], bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
                return 2;
            ::close(ends[1]);
            ::dup2(ends[0], STDIN_FILENO);
            return action();
        });
    };
    CHECK(withInput("hello", [] { return readStdin(5) == "hello" ? 0 : 1; }) == 0);
    CHECK(withInput("", [] { return readStdin(0).empty() ? 0 : 1; }) == 0);
    CHECK(withInput("hello", [] { return throwsError(ErrorKind::Input, "more than 4 bytes", [] { readStdin(4); }); }) == 0);
    CHECK(inChild([] {
              ::close(STDIN_FILENO);
              return throwsError(ErrorKind::Input, "cannot read standard input", [] { readStdin(4); });
          })
          == 0);
}

TEST_CASE("saveFile writes, replaces and leaves nothing beside")
{
    const TempFolder folder;
    const std::string path = folder / "x";
    saveFile(path, "first");
    CHECK(contents(path) == "first");
    saveFile(path, std::vector<std::string_view>{"se", "", "cond"});
    CHECK(contents(path) == "second");
    saveFile(path, "");
    CHECK(contents(path).empty());
    CHECK(folder.entries() == 1);
}

TEST_CASE("saveFile gives new files the usual mode and keeps that of old ones")
{
    const TempFolder folder;
    const std::string path = folder / "x";
    const auto mode = [&] {
        struct stat status {};
        ::stat(path.c_str(), &status);
        return status.st_mode & 07777;
    };
    const mode_t old = ::umask(027);
    saveFile(path, "1");
    ::umask(old);
    CHECK(mode() == 0640);
    ::chmod(path.c_str(), 0604);
    saveFile(path, "2");
    CHECK(mode() == 0604);
}

TEST_CASE("saveFile follows symbolic links and keeps them")
{
    const TempFolder folder;
    std::filesystem::create_directory(folder / "sub");
    const std::string target = folder.file("sub/target", "old");
    std::filesystem::create_symlink("sub/target", folder / "link");
    std::filesystem::create_symlink("link", folder / "link2");
    std::filesystem::create_symlink("sub/new", folder / "dangling");
    saveFile(folder / "link2", "new");
    saveFile(folder / "dangling", "made");
    CHECK(contents(target) == "new");
    CHECK(contents(folder / "sub/new") == "made");
    CHECK(std::filesystem::is_symlink(folder / "link"));
    CHECK(std::filesystem::is_symlink(folder / "link2"));
    CHECK(std::filesystem::is_symlink(folder / "dangling"));
    std::filesystem::create_symlink("loop", folder / "loop");
    expectError(ErrorKind::Failed, "cannot write", [&] { saveFile(folder / "loop", "x"); });
}

TEST_CASE("saveFile says why it cannot")
{
    const TempFolder folder;
    const struct {
        std::string path;
        std::string words;
    } rows[] = {
        {"", "No such file"},
        {folder.path(), "Is a directory; name a file in it"},
        {folder / "none/x", "make the folder first"},
        {folder / std::string(300, 'x'), "use a shorter name"},
        {"/dev/full", "No space left on device; free some space"},
        {folder / "new/", "cannot write"},
    };
    for (const auto &row : rows)
        expectError(ErrorKind::Failed, row.words, [&] { saveFile(row.path, "bytes"); });
    CHECK(folder.entries() == 0);
    CHECK_NOTHROW(saveFile("/dev/null", "bytes"));
}

TEST_CASE("saveFile writes into a pipe")
{
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    saveFile("/proc/self/fd/" + std::to_string(ends[1]), "through");
    char text[16] = {};
    CHECK(::read(ends[0], text, sizeof text) == 7);
    CHECK(std::string_view(text) == "through");
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("at the limit of file sizes the old file stays, nothing is left, the program lives")
{
    const TempFolder folder;
    const std::string path = folder.file("x", "old");
    for (const std::size_t size : {4097u, 1'000'000u}) {
        CHECK(inChild([&] {
                  const rlimit limit{4096, 4096};
                  ::setrlimit(RLIMIT_FSIZE, &limit);
                  const std::string bytes(size, 'n');
                  return throwsError(ErrorKind::Failed, "File too large", [&] { saveFile(path, bytes); });
              })
              == 0);
        CHECK(contents(path) == "old");
        CHECK(folder.entries() == 1);
    }
}

TEST_CASE("in a folder or over a file without write permission nothing changes")
{
    const TempFolder folder;
    const std::string path = folder.file("x", "old");
    ::chmod(path.c_str(), 0444);
    ::chmod(folder.path().c_str(), 0755);
    CHECK(inChild([&] {
              if (::geteuid() == 0 && (::setgid(65534) != 0 || ::setuid(65534) != 0))
                  return 2;
              ::chmod(folder.path().c_str(), 0555); // where the tests do not run as root
              return throwsError(ErrorKind::Failed, "Permission denied", [&] { saveFile(path, "new"); })
                  + throwsError(ErrorKind::Failed, "Permission denied", [&] { saveFile(folder / "y", "new"); });
          })
          == 0);
    ::chmod(folder.path().c_str(), 0755);
    CHECK(contents(path) == "old");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a save that is killed leaves the old or the new file, whole, and nothing else")
{
    const TempFolder folder;
    const std::string first(300'000, 'a');
    const std::string second(300'000, 'b');
    const std::string path = folder.file("x", first);
    for (int delay = 0; delay < 40; ++delay) {
        const pid_t child = ::fork();
        if (child == 0) {
            for (;;) {
                saveFile(path, second);
                saveFile(path, first);
            }
        }
        ::usleep(static_cast<useconds_t>(delay * 137));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const std::string now = contents(path);
        CHECK((now == first || now == second));
    }
    // Between naming and renaming a temporary may stay; it never has the file's own name, and the next save removes it.
    for (const auto &entry : std::filesystem::directory_iterator(folder.path()))
        CHECK((entry.path() == path || entry.path().filename().string().starts_with(".residua-")));
    saveFile(path, first);
    CHECK(folder.entries() == 1);
}

TEST_CASE("the next save removes what a killed one left, and nothing else")
{
    const TempFolder folder;
    const std::string left[] = {".residua-0", ".residua-17", ".residua-4294967295"};
    const std::string kept[] = {".residua-",   ".residua-017", ".residua-4294967296", ".residua-1a",     ".residua--1",
                                ".residua-1 ", ".residua-1~",  "residua-1",           ".residua-1.json", "x.residua-1"};
    const auto exists = [&](const std::string &name) { return std::filesystem::exists(std::filesystem::symlink_status(folder / name)); };
    for (const std::string &name : left)
        folder.file(name, "half");
    for (const std::string &name : kept)
        folder.file(name, "mine");
    std::filesystem::create_directory(folder / ".residua-2");
    std::filesystem::create_symlink("x.residua-1", folder / ".residua-3");
    std::filesystem::create_hard_link(folder.file("twice", "mine"), folder / ".residua-4");
    REQUIRE(::mkfifo((folder / ".residua-5").c_str(), 0600) == 0);
    ::chmod(folder.path().c_str(), 0755);

    saveFile(folder / "x", "new");
    CHECK(contents(folder / "x") == "new");
    for (const std::string &name : left)
        CHECK_MESSAGE(!exists(name), name);
    for (const std::string &name : kept)
        CHECK_MESSAGE(exists(name), name);
    for (const char *name : {".residua-2", ".residua-3", ".residua-4", ".residua-5", "twice"})
        CHECK_MESSAGE(exists(name), name);

    // Into the folder that a symbolic link leads to, and by a name without a folder.
    const std::string before = std::filesystem::current_path();
    std::filesystem::create_directory(folder / "sub");
    std::filesystem::create_symlink("sub/y", folder / "link");
    folder.file("sub/.residua-17", "half");
    saveFile(folder / "link", "new");
    CHECK(!exists("sub/.residua-17"));
    folder.file("sub/.residua-17", "half");
    std::filesystem::current_path(folder / "sub");
    saveFile("z", "new");
    std::filesystem::current_path(before);
    CHECK(!exists("sub/.residua-17"));
}

TEST_CASE("a temporary that a living process has open stays until that has ended")
{
    const TempFolder folder;
    const std::string theirs = folder.file(".residua-17", "half");
    for (const int mode : {O_RDONLY, O_WRONLY}) {
        int ready[2];
        REQUIRE(::pipe(ready) == 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const int fd = ::open(theirs.c_str(), mode);
            if (fd < 0 || ::write(ready[1], "r", 1) != 1)
                ::_exit(1);
            for (;;)
                ::pause();
        }
        char byte = 0;
        REQUIRE(::read(ready[0], &byte, 1) == 1);
        ::close(ready[0]);
        ::close(ready[1]);
        saveFile(folder / "x", "new");
        CHECK(contents(theirs) == "half");
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
    }
    saveFile(folder / "x", "newer");
    CHECK(folder.entries() == 1);
}

TEST_CASE("a file of another user is no leftover of ours")
{
    if (::geteuid() != 0) {
        MESSAGE("skipped: only root can make one");
        return;
    }
    const TempFolder folder;
    const std::string theirs = folder.file(".residua-17", "half");
    REQUIRE(::chown(theirs.c_str(), 65534, 65534) == 0);
    saveFile(folder / "x", "new");
    CHECK(contents(theirs) == "half");
}

TEST_CASE("many save into one folder at once, and none takes another's file for a leftover")
{
    const TempFolder folder;
    std::vector<pid_t> children;
    for (int i = 0; i < 4; ++i) {
        children.push_back(::fork());
        if (children.back() != 0)
            continue;
        for (int round = 0; round < 100; ++round) {
            const std::string name = std::to_string(i);
            try {
                saveFile(folder / name, std::to_string(round));
                if (contents(folder / name) != std::to_string(round))
                    ::_exit(2);
            } catch (const Error &) {
                ::_exit(1);
            }
        }
        ::_exit(0);
    }
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(status == 0);
    }
    CHECK(folder.entries() == 4);
}

TEST_CASE("names in messages hide nothing and break nothing")
{
    CHECK(inQuotes("a b.json") == "\"a b.json\"");
    CHECK(inQuotes("gr\xc3\xbc\xc3\x9f \xf0\x9f\x8d\x8e") == "\"gr\xc3\xbc\xc3\x9f \xf0\x9f\x8d\x8e\"");
    CHECK(inQuotes("a\nb\x1b[31m\x7f") == "\"a\\x0ab\\x1b[31m\\x7f\"");
    CHECK(inQuotes("\xff\xc0\xaf\xed\xa0\x80") == "\"\\xff\\xc0\\xaf\\xed\\xa0\\x80\"");
    CHECK(inQuotes("\xe2\x80\xae"
                   "abc\xc2\x85")
          == "\"\\xe2\\x80\\xae"
             "abc\\xc2\\x85\"");
    CHECK(inQuotes("cut\xe2\x82") == "\"cut\\xe2\\x82\"");
    CHECK(inQuotes(std::string(10'000'000, 'x')).size() < 400);
}

TEST_CASE("bytes are told in a person's units")
{
    CHECK(byteText(0) == "0 bytes");
    CHECK(byteText(1) == "1 byte");
    CHECK(byteText(999) == "999 bytes");
    CHECK(byteText(1000) == "1.0 kB");
    CHECK(byteText(999'949) == "999.9 kB");
    CHECK(byteText(999'999) == "1.0 MB");
    CHECK(byteText(46'758'048) == "46.8 MB");
    CHECK(byteText(~0ull) == "18.4 EB");
}
