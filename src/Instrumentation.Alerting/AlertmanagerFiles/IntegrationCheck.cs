using Instrumentation.AlertmanagerFiles.Schemas;

namespace Instrumentation.AlertmanagerFiles;

/// <summary>Checks what the fields of an integration need of each other and of the global settings; the conditions are Alertmanager's.</summary>
/// <param name="problems">Where to put what is wrong.</param>
/// <param name="global">The global settings.</param>
// Long because it has each type's conditions.
internal sealed class IntegrationCheck(List<AlertmanagerFileProblem> problems, ConfigurationNode global)
{
    /// <summary>Where messages go that are sent with a token.</summary>
    public const string SlackPostMessage = "https://slack.com/api/chat.postMessage";

    private static readonly string[] VictorOpsFields =
        ["routing_key", "message_type", "state_message", "entity_display_name", "monitoring_tool", "entity_id", "entity_state"];

    public void Check(string type, ConfigurationNode fields)
    {
        if (fields.IsNull)
        {
            problems.Add(fields.Problem($"an entry of {type}_configs is empty"));
            return;
        }

        CheckHttp(fields.Find("http_config"));
        switch (type)
        {
            case "email":
                Email(fields);
                break;
            case "slack":
                Slack(fields);
                break;
            case "pagerduty":
                AtMostOne(fields, "routing_key", "routing_key_file");
                AtMostOne(fields, "service_key", "service_key_file");
                NeedsOne(fields, "missing service or routing key in PagerDuty config", "routing_key", "routing_key_file", "service_key", "service_key_file");
                break;
            case "webhook":
                ExactlyOne(fields, "url", "url_file");
                break;
            case "opsgenie":
                OwnOrGlobal(fields, "api_key", "opsgenie_api_key", "no global OpsGenie API Key set either inline or in a file");
                Responders(fields);
                break;
            case "victorops":
                VictorOps(fields);
                break;
            case "pushover":
                ExactlyOne(fields, "user_key", "user_key_file");
                ExactlyOne(fields, "token", "token_file");
                if (fields.Boolean("html") == true && fields.Boolean("monospace") == true)
                    problems.Add(fields.Problem("at most one of monospace & html must be configured"));
                break;
            case "wechat":
                OwnOrGlobal(fields, "api_secret", "wechat_api_secret", "no global Wechat Api Secret set either inline or in a file");
                if (!fields.Has("corp_id") && !global.Has("wechat_api_corp_id"))
                    problems.Add(fields.Problem("no global Wechat CorpID set"));
                OneOf(fields, "message_type", "text", "markdown");
                break;
            case "sns":
                NeedsOne(fields, "must provide either a Target ARN, Topic ARN, or Phone Number for SNS config", "target_arn", "topic_arn", "phone_number");
                if (fields.Find("sigv4") is { } sigv4 && sigv4.Has("access_key") != sigv4.Has("secret_key"))
                    problems.Add(sigv4.Problem("must provide a AWS SigV4 Access key and Secret Key if credentials are specified in the SNS config"));
                break;
            case "telegram":
                OwnOrGlobal(fields, "bot_token", "telegram_bot_token", "missing bot_token or bot_token_file on telegram_config");
                NeedsOne(fields, "missing chat_id on telegram_config", "chat_id", "chat_id_file");
                OneOf(fields, "parse_mode", "", "Markdown", "MarkdownV2", "HTML");
                break;
            case "discord" or "msteams" or "msteamsv2":
                ExactlyOne(fields, "webhook_url", "webhook_url_file");
                break;
            case "webex":
                NeedsOne(fields, "missing room_id on webex_config", "room_id");
                if (fields.Find("http_config")?.Find("authorization") is null)
                    problems.Add(fields.Problem("missing webex_configs.http_config.authorization"));
                break;
            case "jira":
                NeedsOne(fields, "missing project in jira_config", "project");
                NeedsOne(fields, "missing issue_type in jira_config", "issue_type");
                if (!fields.Has("api_url") && !global.Has("jira_api_url"))
                    problems.Add(fields.Problem("no global Jira Cloud URL set"));
                break;
            case "rocketchat":
                OwnOrGlobal(fields, "token", "rocketchat_token", "no global Rocketchat Token set either inline or in a file");
                OwnOrGlobal(fields, "token_id", "rocketchat_token_id", "no global Rocketchat TokenID set either inline or in a file");
                break;
            case "mattermost":
                OwnOrGlobal(fields, "webhook_url", "mattermost_webhook_url", "missing webhook_url or webhook_url_file on mattermost_config");
                break;
            case "incidentio":
                ExactlyOne(fields, "url", "url_file");
                AtMostOne(fields, "alert_source_token", "alert_source_token_file");
                break;
        }
    }

    public void AtMostOne(ConfigurationNode fields, string one, string other)
    {
        if (fields.Has(one) && fields.Has(other))
            problems.Add(fields.Find(other)!.Value.Problem($"at most one of {one} & {other} must be configured"));
    }

    public void CheckHttp(ConfigurationNode? http)
    {
        if (http is not { } fields)
            return;
        AtMostOne(fields, "bearer_token", "bearer_token_file");
        string[] ways = [.. ((string[])["basic_auth", "authorization", "oauth2"]).Where(way => fields.Find(way) is not null)];
        if (ways.Length > 1 || (ways.Length > 0 && (fields.Has("bearer_token") || fields.Has("bearer_token_file"))))
            problems.Add(fields.Problem("at most one of basic_auth, authorization, oauth2, bearer_token & bearer_token_file must be configured"));
        Pair(fields.Find("basic_auth"), "password");
        Pair(fields.Find("basic_auth"), "username");
        Pair(fields.Find("authorization"), "credentials");
        Pair(fields.Find("oauth2"), "client_secret");
        if (fields.Has("no_proxy") && !fields.Has("proxy_url"))
            problems.Add(fields.Problem("if no_proxy is configured, proxy_url must also be configured"));
        if (fields.Boolean("proxy_from_environment") == true && (fields.Has("proxy_url") || fields.Has("no_proxy")))
            problems.Add(fields.Problem("if proxy_from_environment is configured, proxy_url and no_proxy must not be configured"));
    }

    private void Pair(ConfigurationNode? fields, string name)
    {
        if (fields is { } found)
            AtMostOne(found, name, name + "_file");
    }

    private void ExactlyOne(ConfigurationNode fields, string one, string other)
    {
        AtMostOne(fields, one, other);
        NeedsOne(fields, $"one of {one} or {other} must be configured", one, other);
    }

    private void NeedsOne(ConfigurationNode fields, string problem, params string[] names)
    {
        if (!names.Any(fields.Has))
            problems.Add(fields.Problem(problem));
    }

    private void OwnOrGlobal(ConfigurationNode fields, string own, string shared, string problem)
    {
        AtMostOne(fields, own, own + "_file");
        if (!fields.Has(own) && !fields.Has(own + "_file") && !global.Has(shared) && !global.Has(shared + "_file"))
            problems.Add(fields.Problem(problem));
    }

    private void OneOf(ConfigurationNode fields, string name, params string[] allowed)
    {
        if (fields.Find(name) is { } field && !allowed.Contains(fields.Text(name)) && !fields.Text(name).Contains("{{", StringComparison.Ordinal))
            problems.Add(field.Problem($"'{fields.Text(name)}' is not allowed; allowed are {string.Join(", ", allowed.Where(text => text.Length > 0))}"));
    }

    private void Email(ConfigurationNode fields)
    {
        NeedsOne(fields, "missing to address in email config", "to");
        AtMostOne(fields, "auth_password", "auth_password_file");
        AtMostOne(fields, "auth_secret", "auth_secret_file");
        if (!fields.Has("smarthost") && !global.Has("smtp_smarthost"))
            problems.Add(fields.Problem("no global SMTP smarthost set"));
        if (!fields.Has("from") && !global.Has("smtp_from"))
            problems.Add(fields.Problem("no global SMTP from set"));
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach ((string name, ConfigurationNode value) in fields.Find("headers")?.Entries ?? [])
        {
            if (!names.Add(name))
                problems.Add(value.Problem($"duplicate header \"{name}\" in email config"));
        }
    }

    private void Slack(ConfigurationNode fields)
    {
        AtMostOne(fields, "api_url", "api_url_file");
        AtMostOne(fields, "app_token", "app_token_file");
        bool hasUrl = fields.Has("api_url") || fields.Has("api_url_file");
        bool hasToken = fields.Has("app_token") || fields.Has("app_token_file");
        if (hasUrl && hasToken)
            problems.Add(fields.Problem("at most one of app_token/app_token_file & api_url/api_url_file must be configured"));
        bool hasGlobalUrl = global.Has("slack_api_url") || global.Has("slack_api_url_file");
        bool hasGlobalToken = global.Has("slack_app_token") || global.Has("slack_app_token_file");
        if (!hasUrl && !hasToken && !hasGlobalUrl && !hasGlobalToken)
            problems.Add(fields.Problem("no Slack API URL nor App token set either inline or in a file"));
        string url = fields.Has("api_url") ? fields.Text("api_url") : hasToken || hasGlobalToken ? SlackPostMessage : global.Text("slack_api_url");
        if (fields.Boolean("update_message") == true && url != SlackPostMessage)
            problems.Add(fields.Find("update_message")!.Value.Problem($"update_message can only be used with bot tokens. api_url must be set to {SlackPostMessage}"));
        foreach (ConfigurationNode field in fields.Find("fields")?.Items ?? [])
        {
            NeedsOne(field, "missing title in Slack field configuration", "title");
            NeedsOne(field, "missing value in Slack field configuration", "value");
        }

        foreach (ConfigurationNode action in fields.Find("actions")?.Items ?? [])
        {
            NeedsOne(action, "missing type in Slack action configuration", "type");
            NeedsOne(action, "missing text in Slack action configuration", "text");
            NeedsOne(action, "missing name or url in Slack action configuration", "name", "url");
            if (action.Find("confirm") is { } confirm)
                NeedsOne(confirm, "missing text in Slack confirmation configuration", "text");
        }
    }

    private void Responders(ConfigurationNode fields)
    {
        foreach (ConfigurationNode responder in fields.Find("responders")?.Items ?? [])
        {
            NeedsOne(responder, "an OpsGenie responder has neither id, name nor username", "id", "name", "username");
            NeedsOne(responder, "an OpsGenie responder has no type", "type");
            OneOf(responder, "type", "team", "teams", "user", "escalation", "schedule");
        }
    }

    private void VictorOps(ConfigurationNode fields)
    {
        NeedsOne(fields, "missing Routing key in VictorOps config", "routing_key");
        OwnOrGlobal(fields, "api_key", "victorops_api_key", "no global VictorOps API Key set");
        foreach ((string name, ConfigurationNode value) in fields.Find("custom_fields")?.Entries ?? [])
        {
            if (VictorOpsFields.Contains(name))
                problems.Add(value.Problem($"victorOps config contains custom field {name} which cannot be used as it conflicts with the fixed/static fields"));
        }
    }
}
