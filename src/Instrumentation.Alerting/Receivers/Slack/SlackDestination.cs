using System.Net.Http.Headers;
using Instrumentation.AlertmanagerFiles;
using Instrumentation.AlertmanagerFiles.Schemas;

namespace Instrumentation.Receivers.Slack;

/// <summary>Where messages go: the address of an incoming webhook, or the methods of the Web API with a bot's token.</summary>
internal sealed class SlackDestination
{
    private SlackDestination(Uri post, AuthenticationHeaderValue? authorization)
    {
        Post = post;
        Authorization = authorization;
        IsBot = authorization is not null || post.AbsolutePath.EndsWith("/" + SlackConstants.PostMessage, StringComparison.Ordinal);
        Update = new Uri(post, SlackConstants.Update);
    }

    /// <summary>Where new messages go.</summary>
    public Uri Post { get; }

    /// <summary>Where messages are changed.</summary>
    public Uri Update { get; }

    /// <summary>The token; null where the client has it, or the address is the secret.</summary>
    public AuthenticationHeaderValue? Authorization { get; }

    /// <summary>Whether answers tell what a later message can refer to.</summary>
    public bool IsBot { get; }

    /// <summary>Reads the destination. An integration's own address or token comes before those of the global settings, and a token before an address.</summary>
    public static SlackDestination Read(ConfigurationNode fields, ReceiverContext context)
    {
        ConfigurationNode? authorization = fields.Find("http_config")?.Find("authorization");
        if (Has(fields, "app_token"))
        {
            return authorization is { } twice
                ? throw ReceiverContext.Refuse(twice, "cannot be used with app_token; allowed is one of them.")
                : OfToken(fields, "app_token", fields, context.Global);
        }

        if (Has(fields, "api_url"))
            return new SlackDestination(ReceiverContext.AddressOf(fields, "api_url"), null);
        if (authorization is not null && !Has(context.Global, "slack_api_url"))
            return new SlackDestination(AppUrl(fields, context.Global), null);
        return authorization is null && Has(context.Global, "slack_app_token")
            ? OfToken(context.Global, "slack_app_token", fields, context.Global)
            : new SlackDestination(ReceiverContext.AddressOf(context.Global, "slack_api_url"), null);
    }

    private static SlackDestination OfToken(ConfigurationNode owner, string name, ConfigurationNode fields, ConfigurationNode global)
    {
        string token = ReceiverContext.SecretOf(owner, name);
        if (token.Length == 0 || token.AsSpan().ContainsAnyExceptInRange('!', '~'))
            throw ReceiverContext.Refuse(owner.Find(name) ?? owner.Find(name + "_file") ?? owner, "is no token; allowed are printable ASCII characters without spaces.");
        return new SlackDestination(AppUrl(fields, global), new AuthenticationHeaderValue("Bearer", token));
    }

    private static Uri AppUrl(ConfigurationNode fields, ConfigurationNode global)
    {
        if (fields.Has("app_url"))
            return ReceiverContext.AddressOf(fields, "app_url");
        return global.Has("slack_app_url") ? ReceiverContext.AddressOf(global, "slack_app_url") : new Uri(IntegrationCheck.SlackPostMessage);
    }

    private static bool Has(ConfigurationNode fields, string name) => fields.Has(name) || fields.Has(name + "_file");
}
