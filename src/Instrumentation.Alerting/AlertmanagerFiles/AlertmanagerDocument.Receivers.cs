using Instrumentation.AlertmanagerFiles.Schemas;
using Instrumentation.Yaml;

namespace Instrumentation.AlertmanagerFiles;

/// <content>The receivers.</content>
internal sealed partial class AlertmanagerDocument
{
    private List<ReceiverDefinition> Receivers(ConfigurationNode section, ConfigurationNode global)
    {
        var receivers = new List<ReceiverDefinition>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ConfigurationNode node in section.Items)
        {
            string name = node.Text("name");
            if (name.Length == 0)
                _problems.Add(node.Problem("missing name in receiver"));
            else if (!names.Add(name))
                _problems.Add(node.Problem($"notification config name \"{name}\" is not unique"));
            receivers.Add(new ReceiverDefinition(name, Integrations(node, global)) { Labels = ReceiverLabels(node, name) });
        }

        return receivers;
    }

    private List<IntegrationDefinition> Integrations(ConfigurationNode receiver, ConfigurationNode global)
    {
        if (receiver.Node is YamlMapping mapping)
        {
            foreach ((YamlScalar key, _) in mapping.Entries.Where(entry => entry.Key.Value is not ("name" or "labels") && TypeOf(entry.Key.Value) is null))
                _problems.Add(new AlertmanagerFileProblem(key.Line, key.Column, $"{receiver.Key}.{key.Value}", $"field {key.Value} not found in receiver; allowed are {string.Join(", ", AlertmanagerSchemas.ReceiverTypes.Select(type => AlertmanagerSchemas.KeyOf(type.Type)))}"));
        }

        var integrations = new List<IntegrationDefinition>();
        foreach ((string type, _) in AlertmanagerSchemas.ReceiverTypes)
        {
            if (receiver.Find(AlertmanagerSchemas.KeyOf(type)) is not { } list)
                continue;
            if (list.Node is not YamlSequence)
                _problems.Add(list.Problem($"is {list.Node.KindName}; needed is a list"));
            foreach (ConfigurationNode fields in list.Items)
            {
                new SchemaCheck(_problems).Check(fields, type);
                new IntegrationCheck(_problems, global).Check(type, fields);
                integrations.Add(new IntegrationDefinition(type, integrations.Count(integration => integration.Type == type), fields));
            }
        }

        return integrations;
    }

    private static string? TypeOf(string key) =>
        AlertmanagerSchemas.ReceiverTypes.Select(type => type.Type).FirstOrDefault(type => key == AlertmanagerSchemas.KeyOf(type));

    private Dictionary<string, string> ReceiverLabels(ConfigurationNode receiver, string name)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string label, ConfigurationNode value) in receiver.Find("labels")?.Entries ?? [])
        {
            if (label == "name" && TextOf(value) != name)
                _problems.Add(value.Problem($"receiver label \"name\" must match receiver name \"{name}\", got \"{TextOf(value)}\""));
            labels[label] = TextOf(value);
        }

        return labels;
    }

    private void CheckGlobal(ConfigurationNode global)
    {
        var check = new IntegrationCheck(_problems, global);
        foreach (string secret in (string[])
            ["slack_api_url", "slack_app_token", "opsgenie_api_key", "victorops_api_key", "telegram_bot_token", "smtp_auth_password", "smtp_auth_secret", "wechat_api_secret", "rocketchat_token", "rocketchat_token_id", "mattermost_webhook_url"])
            check.AtMostOne(global, secret, secret + "_file");

        // Before there were tokens, one was used by way of the address that now goes with it.
        bool hasSlackUrl = (global.Has("slack_api_url") && global.Text("slack_api_url") != IntegrationCheck.SlackPostMessage) || global.Has("slack_api_url_file");
        if (hasSlackUrl && (global.Has("slack_app_token") || global.Has("slack_app_token_file")))
            _problems.Add(global.Problem("at most one of slack_app_token/slack_app_token_file & slack_api_url/slack_api_url_file must be configured"));
        check.CheckHttp(global.Find("http_config"));
    }
}
