#pragma once

#include "core/arch/presets.h"
#include "core/arch/spec.h"

#include <random>

namespace residua::test {

/// A valid architecture some edits away from `spec`; small, so that thousands are quick.
inline ResNetSpec editedNetwork(ResNetSpec spec, std::mt19937 &random, int edits)
{
    const auto pick = [&random](std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(random);
    };
    for (int done = 0, tried = 0; done < edits && tried < 200; ++tried) {
        ResNetSpec next = spec;
        const auto stage = static_cast<std::size_t>(pick(0, std::ssize(spec.stages) - 1));
        switch (pick(0, 19)) {
        case 0: next.stages[stage].depth = pick(1, 9); break;
        case 1: next.stages[stage].width = 8 * pick(1, 40); break;
        case 2: next.stages[stage].stride = pick(1, 3); break;
        case 3: next.stages[stage].dilation = pick(1, 3); break;
        case 4: next.stages.erase(next.stages.begin() + static_cast<std::ptrdiff_t>(stage)); break;
        case 5: next.stages.insert(next.stages.begin() + static_cast<std::ptrdiff_t>(stage), next.stages[stage]); break;
        case 6: std::swap(next.stages[stage], next.stages.back()); break;
        case 7: next.block.type = pick(0, 1) ? BlockType::Basic : BlockType::Bottleneck; break;
        case 8: next.block.order = static_cast<Order>(pick(0, 2)); break;
        case 9: next.block.shortcut = static_cast<Shortcut>(pick(0, 3)); break;
        case 10: next.block.attention = pick(0, 1) ? std::optional(AttentionSpec{pick(1, 16)}) : std::nullopt; break;
        case 11: next.block.activation = static_cast<Activation>(pick(0, 4)); break;
        case 12: next.stem.convs = pick(0, 1) ? 1 : 3; break;
        case 13:
            next.stem.pool.emplace().type = static_cast<PoolType>(pick(0, 3));
            if (pick(0, 3) == 0)
                next.stem.pool.reset();
            break;
        case 14:
            next.norm.type = pick(0, 1) ? NormType::Batch : NormType::Group;
            next.norm.groups = 8;
            break;
        case 15: next.convBias = !next.convBias; break;
        case 16: next.head.type = static_cast<HeadType>(pick(0, 3)); break;
        case 17: next.stages[stage].block.attention = std::optional(AttentionSpec{.type = AttentionType::Eca}); break;
        case 18:
            next.block.type = BlockType::Custom;
            next.block.convs = {{1, 1.0, 1, false}, {3, 1.0, std::nullopt, true}, {1, static_cast<double>(pick(1, 3)), 1, false}};
            break;
        default: next.stem.channels = 8 * pick(1, 16); break;
        }
        next = canonical(std::move(next));
        if (validate(next).empty()) {
            spec = std::move(next);
            ++done;
        }
    }
    return spec;
}

inline ResNetSpec randomNetwork(std::mt19937 &random, int edits = 4)
{
    const char *names[] = {"resnet18",
                           "resnet26",
                           "resnet50_d",
                           "preact_resnet18",
                           "se_resnet50",
                           "cifar_resnet20",
                           "encoder_decoder_resnet18",
                           "sequential_resnet18",
                           "small_image_resnet18",
                           "resnet_blur50"};
    return editedNetwork(*preset(names[random() % std::size(names)]), random, edits);
}

} // namespace residua::test
