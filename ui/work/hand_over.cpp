#include "ui/work/hand_over.h"

#include <QObject>

#include <memory>
#include <utility>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
extern "C" void __tsan_ignore_thread_begin();
extern "C" void __tsan_ignore_thread_end();
#endif

namespace residua::ui {

namespace {

#ifdef __SANITIZE_THREAD__

/// All that this thread has done so far happens before what another does after `taken(place)`.
void given(void *place)
{
    __tsan_release(place);
}

void taken(void *place)
{
    __tsan_acquire(place);
}

/// While it lives, what this thread does is not looked at: for what Qt makes of a value when it has been given already.
struct Unwatched {
    Unwatched() { __tsan_ignore_thread_begin(); }
    ~Unwatched() { __tsan_ignore_thread_end(); }
    Unwatched(const Unwatched &) = delete;
    Unwatched &operator=(const Unwatched &) = delete;
};

#else

void given(void *) {}
void taken(void *) {}
struct Unwatched {
    Unwatched() {}
};

#endif

} // namespace

void callIn(QObject *receiver, std::function<void()> action)
{
    auto shared = std::make_shared<std::function<void()>>(std::move(action));
    given(shared.get());
    const Unwatched unwatched;
    QMetaObject::invokeMethod(
        receiver,
        [shared = std::move(shared)] {
            taken(shared.get());
            (*shared)();
        },
        Qt::QueuedConnection);
}

} // namespace residua::ui
