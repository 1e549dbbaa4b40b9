#pragma once

#include <QRegularExpression>
#include <QTest>

namespace residua::test {

/// A Qt Test class as one part of a test program, which has several: `residua-ui-graph find` runs tst_graph_find.cpp.
/// Known by the program from before `main`; the name is that of its file, tst_NAME.cpp.
class Part {
public:
    using Run = int (*)(int argc, char **argv);

    Part(const char *file, Run run);
};

/// A test in which a warning of Qt's is a failure.
class QuietTest : public QObject {
    Q_OBJECT

protected Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
};

template <class Test>
int runPart(int argc, char **argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

/// The data of a test that is done in two ways: one column, true in the row `yes`, false in `no`.
inline void eitherWay(const char *column, const char *yes, const char *no)
{
    QTest::addColumn<bool>(column);
    QTest::newRow(yes) << true;
    QTest::newRow(no) << false;
}

} // namespace residua::test

/// In place of QTEST_MAIN.
#define RESIDUA_TEST_PART(Test)                                                                                                            \
    namespace {                                                                                                                            \
    const residua::test::Part thisPart(__FILE__, &residua::test::runPart<Test>);                                                           \
    }
