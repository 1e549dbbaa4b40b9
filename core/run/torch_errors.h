#pragma once

#include "core/data/error.h"

#include <c10/util/Exception.h>

#include <new>
#include <string>

namespace residua {

/// Runs `work` and turns what libtorch throws into ours: the sentence for people, without the C++ backtrace.
template <class Work>
auto translated(Work &&work) -> decltype(work())
{
    const auto contains = [](const std::string &text, const char *part) { return text.find(part) != std::string::npos; };
    try {
        return work();
    } catch (const Error &) {
        throw;
    } catch (const c10::OutOfMemoryError &error) {
        throw Error(ErrorKind::OutOfMemory,
                    std::string("The device is out of memory: ") + error.what_without_backtrace()
                        + " Try a smaller input or batch, or the CPU.");
    } catch (const c10::Error &error) {
        const std::string text = error.what_without_backtrace();
        if (contains(text, "can't allocate memory") || contains(text, "not enough memory"))
            throw Error(ErrorKind::OutOfMemory, "There is not enough memory: " + text + " Try a smaller input or batch.");
        throw Error(contains(text, "CUDA") || contains(text, "cuDNN") ? ErrorKind::Device : ErrorKind::Failed, "libtorch says: " + text);
    } catch (const std::bad_alloc &) {
        throw Error(ErrorKind::OutOfMemory, "There is not enough memory. Try a smaller input or batch.");
    } catch (const std::exception &error) {
        throw Error(ErrorKind::Failed, std::string("libtorch failed: ") + error.what());
    }
}

} // namespace residua
