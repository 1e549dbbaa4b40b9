#include "app/decode/jpeg_header.h"

#include <QByteArrayView>

namespace residua {

namespace {

constexpr int app0 = 0xE0, app14 = 0xEE, baseline = 0xC0, progressive = 0xC2, startOfScan = 0xDA, endOfImage = 0xD9;

struct Segment {
    int marker = 0;
    qsizetype data = 0, size = 0;
};

/// The next part from `at` on, over coded data; `marker` 0 at the end of all.
Segment next(const QByteArray &jpeg, qsizetype at)
{
    const auto byte = [&jpeg](qsizetype i) { return static_cast<uchar>(jpeg[i]); };
    for (; at + 4 <= jpeg.size(); ++at) {
        const int marker = byte(at + 1);
        if (byte(at) != 0xFF || marker <= 0x01 || marker == 0xFF || (marker >= 0xD0 && marker <= 0xD8))
            continue;
        const qsizetype size = byte(at + 2) << 8 | byte(at + 3);
        if (marker == endOfImage || size < 2 || size > jpeg.size() - at - 2)
            break;
        return {marker, at + 4, size - 2};
    }
    return {};
}

} // namespace

void mendJpegHeaders(QByteArray &jpeg)
{
    constexpr int components = 5, jfifVersion = 5, adobeTransform = 11; // where they stand
    qsizetype transform = 0;
    bool sequential = false;
    for (Segment part = next(jpeg, 2); part.marker != 0; part = next(jpeg, part.data + part.size)) {
        const QByteArrayView data = QByteArrayView(jpeg).sliced(part.data, part.size);
        if (part.marker == app0 && data.size() > jfifVersion && data.startsWith(QByteArrayView("JFIF\0", 5))) {
            jpeg[part.data + jfifVersion] = 1;
        } else if (part.marker == app14 && data.size() > adobeTransform && data.startsWith("Adobe")) {
            transform = part.data + adobeTransform;
        } else if (part.marker >= baseline && part.marker <= progressive && data.size() > components) {
            sequential = part.marker != progressive;
            if (transform > 0 && static_cast<uchar>(jpeg[transform]) > 2)
                jpeg[transform] = data[components] == 4 ? 2 : 1;
        } else if (part.marker == startOfScan && sequential && data.size() >= 3) {
            const qsizetype bounds = part.data + part.size - 3;
            jpeg[bounds] = 0;
            jpeg[bounds + 1] = 63;
            jpeg[bounds + 2] = 0;
        }
    }
}

} // namespace residua
