using Instrumentation.AlertmanagerFiles.Schemas;

namespace Instrumentation;

/// <summary>One way of telling a receiver, as the configuration has it.</summary>
/// <remarks>Immutable and safe from any thread. It keeps every field, also of types that are not delivered to from here, so that it can be written back unchanged.</remarks>
public sealed class IntegrationDefinition
{
    internal IntegrationDefinition(string type, int index, ConfigurationNode fields)
    {
        Type = type;
        Index = index;
        Fields = fields;
    }

    /// <summary>The type, such as <c>slack</c> for an entry of <c>slack_configs</c>.</summary>
    public string Type { get; }

    /// <summary>Which of the receiver's integrations of this type, counted from 0.</summary>
    public int Index { get; }

    /// <summary>Whether the receiver is told of ends: what is set, or the default of the type, which is false for Slack, e-mail, WeChat and Rocket.Chat and true for others.</summary>
    public bool SendsResolved => Fields.Boolean("send_resolved") ?? Type is not ("slack" or "email" or "wechat" or "rocketchat");

    internal ConfigurationNode Fields { get; }
}
