/// An engine module of an interface that no program asks for.
extern "C" __attribute__((visibility("default"))) int residuaEngineAbi()
{
    return -1;
}
