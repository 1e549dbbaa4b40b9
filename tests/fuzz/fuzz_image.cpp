// Any bytes are an image whose size and memory are known, or an error; PPM and PGM are decoded, PNG is stripped of what is not pixels.
#include "tests/fuzz/require.h"

#include "core/data/image.h"
#include "core/data/image_header.h"

using namespace residua;
using namespace residua::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view bytes = textOf(data, size);
    requireError([&] {
        const ImageHeader header = inspectImage(bytes, "image");
        if (header.kind == ImageKind::Pnm)
            return; // see below
        require(header.width > 0 && header.width <= imageSideLimit && header.height > 0 && header.height <= imageSideLimit,
                "sides are within their limit");
        require(header.width * header.height <= imagePixelLimit && header.memory <= imageMemoryLimit, "so are pixels and memory");
        require(header.frames >= 1 && header.part >= 1, "there is something to decode");
        if (header.kind == ImageKind::Png) {
            for (const std::string_view part : essentialParts(header, bytes))
                require(part.data() >= bytes.data() && part.data() + part.size() <= bytes.data() + size, "parts are of the file");
        }
    });
    if (isPnm(bytes)) {
        requireError([&] {
            const Image image = decodePnm(bytes, "image");
            require(image.width > 0 && image.height > 0, "a decoded image is not empty");
            require(image.rgb.size() == std::size_t{3} * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height),
                    "it has all its pixels");
        });
    }
    return 0;
}
