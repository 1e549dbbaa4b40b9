#pragma once

#include "core/data/error.h"
#include "core/data/file.h"

#include <c10/util/Exception.h>

#include <charconv>
#include <new>
#include <string>

namespace residua {

/// "There is not enough memory for layer1.0.conv1, which wants another 262 KB. ..." `text` is libtorch's, "... tried to allocate 262144
/// bytes ...".
inline Error noMemory(const std::string &place, const std::string &text)
{
    std::string sentence = "There is not enough memory" + (place.empty() ? "" : " for " + place);
    std::uint64_t bytes = 0;
    const std::string before = "tried to allocate ";
    if (const std::size_t found = text.find(before); found != std::string::npos)
        std::from_chars(text.data() + found + before.size(), text.data() + text.size(), bytes);
    if (bytes > 0)
        sentence += (place.empty() ? ": another " : ", which wants another ") + byteText(bytes) + (place.empty() ? " are wanted" : "");
    return {ErrorKind::OutOfMemory, sentence + ". Use a smaller input, batch or network, or close other programs."};
}

/// Runs `work` and turns what libtorch throws into ours: the sentence for people, without the C++ backtrace. `place`: what is worked on,
/// for the message where memory ends.
template <class Work>
auto translated(Work &&work, const std::string &place = {}) -> decltype(work())
{
    const auto contains = [](const std::string &text, const char *part) { return text.find(part) != std::string::npos; };
    try {
        return work();
    } catch (const Error &) {
        throw;
    } catch (const c10::OutOfMemoryError &error) {
        throw Error(ErrorKind::OutOfMemory,
                    "The device is out of memory" + (place.empty() ? "" : " for " + place) + ": " + error.what_without_backtrace()
                        + " Try a smaller input or batch, or the CPU.");
    } catch (const c10::Error &error) {
        const std::string text = error.what_without_backtrace();
        if (contains(text, "can't allocate memory") || contains(text, "not enough memory"))
            throw noMemory(place, text);
        throw Error(contains(text, "CUDA") || contains(text, "cuDNN") ? ErrorKind::Device : ErrorKind::Failed, "libtorch says: " + text);
    } catch (const std::bad_alloc &) {
        throw noMemory(place, {});
    } catch (const std::exception &error) {
        const std::string text = error.what();
        // What oneDNN says where it finds no memory for an object of its own; the last where another thread waits for that one.
        if (contains(text, "could not create an engine") || contains(text, "could not create a memory object")
            || contains(text, "Broken promise"))
            throw noMemory(place, {});
        throw Error(ErrorKind::Failed, "libtorch failed: " + text);
    }
}

} // namespace residua
