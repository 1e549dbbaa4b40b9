#include "core/report/class_lists.h"

#include "core/report/classes.h"

#include "labels.h"

#include <string_view>

namespace residua {

namespace {

constexpr std::string_view cifar10Text = "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n";

constexpr std::string_view cifar100Text =
    "apple\naquarium fish\nbaby\nbear\nbeaver\nbed\nbee\nbeetle\nbicycle\nbottle\nbowl\nboy\nbridge\nbus\nbutterfly\ncamel\ncan\ncastle\n"
    "caterpillar\ncattle\nchair\nchimpanzee\nclock\ncloud\ncockroach\ncouch\ncrab\ncrocodile\ncup\ndinosaur\ndolphin\nelephant\nflatfish\n"
    "forest\nfox\ngirl\nhamster\nhouse\nkangaroo\nkeyboard\nlamp\nlawn mower\nleopard\nlion\nlizard\nlobster\nman\nmaple tree\nmotorcycle\n"
    "mountain\nmouse\nmushroom\noak tree\norange\norchid\notter\npalm tree\npear\npickup truck\npine tree\nplain\nplate\npoppy\nporcupine\n"
    "possum\nrabbit\nraccoon\nray\nroad\nrocket\nrose\nsea\nseal\nshark\nshrew\nskunk\nskyscraper\nsnail\nsnake\nspider\nsquirrel\n"
    "streetcar\nsunflower\nsweet pepper\ntable\ntank\ntelephone\ntelevision\ntiger\ntractor\ntrain\ntrout\ntulip\nturtle\nwardrobe\nwhale\n"
    "willow tree\nwolf\nwoman\nworm\n";

} // namespace

const std::vector<ClassList> &classLists()
{
    static const std::vector<ClassList> lists = {{"ImageNet", labelLines(imagenetLabelText)},
                                                 {"CIFAR-10", labelLines(cifar10Text)},
                                                 {"CIFAR-100", labelLines(cifar100Text)},
                                                 {"Digits", labelLines("0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n")}};
    return lists;
}

const ClassList *likelyClasses(std::int64_t classes, std::int64_t channels, std::int64_t size)
{
    if (channels != 3 || size != 32)
        return nullptr;
    return classes == 10 ? &classLists()[1] : classes == 100 ? &classLists()[2] : nullptr;
}

} // namespace residua
