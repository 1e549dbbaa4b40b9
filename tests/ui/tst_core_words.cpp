// What core says of files, images and what is inferred, in German: by files that say it.
#include "ui/state/core_words.h"
#include "ui/state/failure.h"
#include "ui/trained/inference_report.h"
#include "ui/window/language.h"

#include "tests/support/temp_folder.h"
#include "tests/ui/part.h"
#include "tests/ui/weight_file_maker.h"

#include "core/arch/presets.h"
#include "core/data/image_decoder.h"
#include "core/weights/checkpoint.h"

#include <QCoreApplication>
#include <QFile>
#include <QTranslator>

using namespace residua;
using namespace residua::ui;

namespace {

void write(const std::string &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class CoreWordsTest : public test::QuietTest {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!languages().contains(QStringLiteral("de")))
            QSKIP("built without Qt's LinguistTools: there is no German");
    }
    void init()
    {
        QuietTest::init();
        QVERIFY(m_german.load(QStringLiteral(":/translations/residua_de.qm")));
        QVERIFY(QCoreApplication::installTranslator(&m_german));
    }
    void cleanup() { QCoreApplication::removeTranslator(&m_german); }

    void sentences_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("german");
        const auto row = [](const char *english, const char *german) {
            QTest::newRow(english) << QString::fromUtf8(english) << QString::fromUtf8(german);
        };
        row("cannot read weight file \"a: b; c.pth\": it is a web page, not the weights; the download failed, get the file itself",
            "Gewichtsdatei \"a: b; c.pth\" kann nicht gelesen werden: die Datei ist eine Webseite, nicht die Gewichte; das Herunterladen "
            "ist "
            "fehlgeschlagen; besorgen Sie die Datei selbst");
        row("weight file \"v.pth\" looks like a plain chain of 13 convolutions without shortcuts, such as VGG, not like a residual "
            "network: "
            "the convolution \"features.0\" [64, 3, 3, 3] begins a list of convolutions in which no name is of a block; no name has the "
            "numbers of a stage and of a block",
            "Gewichtsdatei \"v.pth\" sieht aus wie eine einfache Kette von 13 Faltungen ohne Shortcuts wie VGG, nicht wie ein "
            "Residualnetz: "
            "die Faltung \"features.0\" [64, 3, 3, 3] beginnt eine Liste von Faltungen, in der kein Name der eines Blocks ist; kein Name "
            "hat "
            "die Nummern einer Stage und eines Blocks");
        row("the convolution \"layer1.0.conv1\" [64, 64, 3, 3] has no place",
            "die Faltung \"layer1.0.conv1\" [64, 64, 3, 3] hat keinen Platz");
        row("not tested: no batch norm has statistics of a training", "nicht geprüft: keine Batch-Norm hat Statistik aus einem Training");
        row("a tie: preparation ImageNet's mean and deviation (0.41) is kept, not told from 0-1 (0.45), CIFAR-10's mean and deviation "
            "(0.5)",
            "unentschieden: Vorbereitung Mittel und Abweichung von ImageNet (0.41) bleibt, nicht zu unterscheiden von 0-1 (0.45), Mittel "
            "und "
            "Abweichung von CIFAR-10 (0.5)");
        row("net.pth in 55 of 57 layers, random (seed 3) in the others",
            "net.pth in 55 von 57 Schichten, zufällig (Seed 3) in den anderen");
        row("page 1 of 3 is used; transparency is laid on white (torchvision's loader drops it)",
            "Seite 1 von 3 wird verwendet; Transparenz liegt auf Weiß (torchvision lässt sie beim Laden weg)");
        row("a sentence that nobody knows", "a sentence that nobody knows");
        row("", "");
    }
    void sentences()
    {
        QFETCH(QString, english);
        QFETCH(QString, german);
        QCOMPARE(coreWords(english.toStdString()), german);
        QCoreApplication::removeTranslator(&m_german);
        QCOMPARE(coreWords(english.toStdString()), english);
    }

    void keysAreNamedAsTheFormDoes()
    {
        const Assumption assumption{
            "block.antialias",
            "null",
            "blur and average pooling leave no trace (a network that has them has stem.pool.type max_blur or average, "
            "too)",
            {}};
        QVERIFY2(!reasonWords(assumption).contains(QStringLiteral("stem.pool")), qPrintable(reasonWords(assumption)));
        const Assumption taken{
            "block.stride_at", "\"conv1\"", "block.stride_at is \"conv1\", not \"conv2\": photographs diverge by 0.2 instead of 0.9", {}};
        QCOMPARE(reasonWords(taken), QStringLiteral("Ort des Strides ist 1×1, nicht 3×3: Fotos weichen um 0.2 statt um 0.9 ab"));
    }

    void refusalsAreGerman()
    {
        const test::TempFolder folder;
        const std::map<const char *, QByteArray> files{{"empty", {}},
                                                       {"html", "<!DOCTYPE html><html><body>404</body></html>"},
                                                       {"gzip", "\x1f\x8b\x08_________________"},
                                                       {"text", "this is no weight file at all, it is a text of somebody\n"},
                                                       {"short", QByteArray(4, 'x')},
                                                       {"header", QByteArray("\xff\x00\x00\x00\x00\x00\x00\x00{\"a\"", 12)},
                                                       {"pickle", QByteArray("\x80\x02}q\x00(X\x05", 9)},
                                                       {"png", QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)},
                                                       {"pdf", "%PDF-1.4 and so on and so on and so on"},
                                                       {"pgm", "P5 3 x"}};
        static const QRegularExpression english(QStringLiteral("\\b(it|is|the|are|cannot|file|get|with)\\b"));
        for (const auto &[name, bytes] : files) {
            const std::string path = folder / name, content = bytes.toStdString();
            write(path, bytes);
            for (const QString &said :
                 {failureOf([&] { const Checkpoint checkpoint(path); }), failureOf([&] { (void)decodeImage(content, path, {}); })}) {
                QString words = said;
                words.remove(QString::fromStdString(path)).remove(QRegularExpression(QStringLiteral("\"[^\"]*\"")));
                QVERIFY2(!said.isEmpty() && !words.contains(english), qPrintable(said));
            }
        }
    }

private:
    QTranslator m_german;
};

RESIDUA_TEST_PART(CoreWordsTest)
#include "tst_core_words.moc"
