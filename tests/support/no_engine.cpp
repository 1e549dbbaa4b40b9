/// A library that loads and is no engine module.
extern "C" __attribute__((visibility("default"))) int unrelated()
{
    return 0;
}
