/// An engine module of the time when its interface was a number raised by hand.
extern "C" __attribute__((visibility("default"))) int residuaEngineAbi()
{
    return 3;
}
