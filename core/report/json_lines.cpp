#include "core/report/json_lines.h"

#include "core/arch/visible.h"

namespace residua {

std::string jsonLine(const Json &json)
{
    return jsonVisible(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

std::string jsonByLine(const Json &json)
{
    std::string text = "{";
    for (const auto &[key, value] : json.items()) {
        text += (text.size() > 1 ? ",\n \"" : "\n \"") + key + "\": ";
        if (!value.is_array() || value.empty() || !value.front().is_object()) {
            text += jsonLine(value);
            continue;
        }
        text += "[";
        for (std::size_t i = 0; i < value.size(); ++i)
            text += (i ? ",\n  " : "\n  ") + jsonLine(value[i]);
        text += "\n ]";
    }
    return text + "\n}\n";
}

Json totalsJson(const Totals &totals)
{
    Json json = Json::object();
    json["parameters"] = totals.parameters;
    json["trainable_parameters"] = totals.parameters; // nothing is frozen
    json["buffers"] = totals.buffers;
    json["macs"] = totals.macs;
    json["parameter_bytes"] = totals.parameterBytes;
    json["forward_activation_bytes"] = totals.activationBytes;
    json["operations"] = totals.operations;
    return json;
}

} // namespace residua
