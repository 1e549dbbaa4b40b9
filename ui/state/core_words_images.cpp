#include "ui/state/core_words.h"

#include <QCoreApplication>

namespace residua::ui {

namespace {

// Of images, and of what a pass needs.
constexpr const char *patternsOfImages[] = {
    QT_TRANSLATE_NOOP("CoreWords", "cannot read image %1: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "cannot read images: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "cannot download: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "build the program again (packaging/run.sh)"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 is neither in ../lib/residua nor beside the program in %2 (%3)"),
    QT_TRANSLATE_NOOP("CoreWords", "a build without Qt reads PPM and PGM only"),
    QT_TRANSLATE_NOOP("CoreWords", "no socket (%1)"),
    QT_TRANSLATE_NOOP("CoreWords", "no memory or process left for %1: close other programs"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 does not start (%2)"),
    QT_TRANSLATE_NOOP("CoreWords", "expected PNG, JPEG, GIF, WebP, TIFF, BMP, PPM or PGM: convert it"),
    QT_TRANSLATE_NOOP("CoreWords", "it is empty"),
    QT_TRANSLATE_NOOP("CoreWords", "it is %1"),
    QT_TRANSLATE_NOOP("CoreWords", "it is a HEIC, AVIF or video file"),
    QT_TRANSLATE_NOOP("CoreWords", "it is a TGA image"),
    QT_TRANSLATE_NOOP("CoreWords", "it is no image of a known kind"),
    QT_TRANSLATE_NOOP("CoreWords", "an MNG animation"),
    QT_TRANSLATE_NOOP("CoreWords", "a JNG image"),
    QT_TRANSLATE_NOOP("CoreWords", "a PDF document"),
    QT_TRANSLATE_NOOP("CoreWords", "an icon"),
    QT_TRANSLATE_NOOP("CoreWords", "a cursor"),
    QT_TRANSLATE_NOOP("CoreWords", "a TGA image"),
    QT_TRANSLATE_NOOP("CoreWords", "an SVG drawing"),
    QT_TRANSLATE_NOOP("CoreWords", "an SVG or XML file"),
    QT_TRANSLATE_NOOP("CoreWords", "an XPM icon"),
    QT_TRANSLATE_NOOP("CoreWords", "an XBM bitmap or source code"),
    QT_TRANSLATE_NOOP("CoreWords", "a web page"),
    QT_TRANSLATE_NOOP("CoreWords", "a Git LFS pointer: get the real file with git lfs pull, it"),
    QT_TRANSLATE_NOOP("CoreWords", "a Photoshop file"),
    QT_TRANSLATE_NOOP("CoreWords", "a NumPy array (for residua-cli run --input)"),
    QT_TRANSLATE_NOOP("CoreWords", "a zip archive"),
    QT_TRANSLATE_NOOP("CoreWords", "a gzip archive"),
    QT_TRANSLATE_NOOP("CoreWords", "the image has %1 pixels; at most %2 on a side and %3 million in all are read: scale it down first"),
    QT_TRANSLATE_NOOP("CoreWords", "it has %1 pixels; expected at least one"),
    QT_TRANSLATE_NOOP("CoreWords", "it has %1 pixels; at most %2 a side and %3 in all are read; make it smaller"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "decoding its %1 pixels takes %2 of memory, at most %3 are used: scale it down first, or convert it to 8 bits a "
                      "channel and one frame"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "decoding its %1 pixels takes %2 of memory, which is not there: close other programs, or scale the image down first"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "decoding its %1 pixels took more time or memory than an honest file does; it is damaged, or made to hurt"),
    QT_TRANSLATE_NOOP("CoreWords", "damaged or incomplete %1 image of %2 pixels"),
    QT_TRANSLATE_NOOP("CoreWords", "damaged or incomplete %1 image of %2 pixels: %3"),
    QT_TRANSLATE_NOOP("CoreWords", "the %1 file is cut off: it ends before its last part"),
    QT_TRANSLATE_NOOP("CoreWords", "the %1 file is damaged: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "it does not begin with its header"),
    QT_TRANSLATE_NOOP("CoreWords", "it has no pixels"),
    QT_TRANSLATE_NOOP("CoreWords", "a marker is missing"),
    QT_TRANSLATE_NOOP("CoreWords", "a part has no length"),
    QT_TRANSLATE_NOOP("CoreWords", "it has two headers"),
    QT_TRANSLATE_NOOP("CoreWords", "it has more than %1 scans, each a pass over all pixels: convert it to a baseline JPEG"),
    QT_TRANSLATE_NOOP("CoreWords", "it has a block of an unknown kind"),
    QT_TRANSLATE_NOOP("CoreWords", "it has no frame"),
    QT_TRANSLATE_NOOP("CoreWords", "its first frame has no pixels"),
    QT_TRANSLATE_NOOP("CoreWords", "its first frame is of another size than its pixels"),
    QT_TRANSLATE_NOOP("CoreWords", "only %1 of its %2 pixels are there"),
    QT_TRANSLATE_NOOP("CoreWords", "its codes stand for %1 bits"),
    QT_TRANSLATE_NOOP("CoreWords", "its pixels have a code that stands for nothing"),
    QT_TRANSLATE_NOOP("CoreWords", "it has no colors"),
    QT_TRANSLATE_NOOP("CoreWords", "its pixels begin in its header"),
    QT_TRANSLATE_NOOP("CoreWords", "none of its bits is of a color"),
    QT_TRANSLATE_NOOP("CoreWords", "a pixel has color %1, its palette has %2"),
    QT_TRANSLATE_NOOP("CoreWords", "its header has %1 bytes"),
    QT_TRANSLATE_NOOP("CoreWords", "it has %1 bits a pixel"),
    QT_TRANSLATE_NOOP("CoreWords", "its first page has no pixels"),
    QT_TRANSLATE_NOOP("CoreWords", "its pages go round in a circle"),
    QT_TRANSLATE_NOOP("CoreWords", "it has no page"),
    QT_TRANSLATE_NOOP("CoreWords", "a number in its header is too large; it is damaged"),
    QT_TRANSLATE_NOOP("CoreWords", "its header is damaged at byte %1; expected width, height and greatest value"),
    QT_TRANSLATE_NOOP("CoreWords", "it is cut off after its header"),
    QT_TRANSLATE_NOOP("CoreWords", "it is no binary PPM or PGM (P6, P5); convert it, or use a program version with Qt for other formats"),
    QT_TRANSLATE_NOOP("CoreWords", "its greatest value is %1; allowed are 1 to 65535"),
    QT_TRANSLATE_NOOP("CoreWords", "it is cut off: its pixels take %1 bytes, %2 are there"),
    QT_TRANSLATE_NOOP("CoreWords", "it is damaged: row %1 has a value of %2, its header says at most %3"),
    QT_TRANSLATE_NOOP("CoreWords", "page 1 of %1 is used"),
    QT_TRANSLATE_NOOP("CoreWords", "frame 1 of %1 is used"),
    QT_TRANSLATE_NOOP("CoreWords", "turned as its EXIF orientation says (torchvision's loader does not)"),
    QT_TRANSLATE_NOOP("CoreWords", "transparency is laid on white (torchvision's loader drops it)"),
    QT_TRANSLATE_NOOP("CoreWords", "floating-point channels are brought to 8 bits"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 bits a channel are brought to 8"),
    QT_TRANSLATE_NOOP("CoreWords", "read at 1/%1 of its size of %2"),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "an image has 1 or 3 channels, the network's input has %1; give it an array instead (residua-cli run --input FILE.npy)"),
    QT_TRANSLATE_NOOP("CoreWords", "the image has no pixels; choose another one"),
    QT_TRANSLATE_NOOP("CoreWords", "a picture sheet of %1 pixels is too large; draw fewer or smaller maps"),
    QT_TRANSLATE_NOOP("CoreWords", "cannot encode a PNG image of %1 pixels: %2"),
    QT_TRANSLATE_NOOP("CoreWords", "there is not enough memory for the picture; fold more of the network"),
    QT_TRANSLATE_NOOP("CoreWords", "the picture could not be drawn: %1"),
    QT_TRANSLATE_NOOP("CoreWords", "there is no NVIDIA driver on this machine (libcuda.so.1)"),
    QT_TRANSLATE_NOOP("CoreWords", "this libtorch has no usable CUDA part (%1)"),
    QT_TRANSLATE_NOOP("CoreWords", "libtorch_cuda.so cannot be opened"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "the CUDA driver answers with no device (is CUDA_VISIBLE_DEVICES empty, or the driver older than this libtorch?)"),
    QT_TRANSLATE_NOOP("CoreWords", "RESIDUA_ENGINE names %1, which cannot be read; correct or unset it"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "residua_engine.so is neither in ../lib/residua nor ../lib nor beside the program in %1; build it "
                      "(packaging/run.sh), or name it in RESIDUA_ENGINE. What needs no live network works without it (--arithmetic)"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "cannot open the engine: no memory for libtorch, which takes about 600 MB of address space (%1); close other "
                      "programs, or raise the limit (ulimit -v)"),
    QT_TRANSLATE_NOOP("CoreWords",
                      "libtorch or a library that it needs is missing or does not fit (%1); set RESIDUA_TORCH to libtorch's folder and "
                      "build again, or run packaging/run.sh, which fetches it"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 has no %2: it is no engine of this program; build it again (packaging/run.sh)"),
    QT_TRANSLATE_NOOP(
        "CoreWords",
        "%1 was built from other headers than this program (interface %2, the program's is %3); build both again (packaging/run.sh)"),
    QT_TRANSLATE_NOOP("CoreWords", "%1 made none; build it again (packaging/run.sh)"),
};

} // namespace

CorePatterns imagePatterns()
{
    return patternsOfImages;
}

} // namespace residua::ui
