namespace Instrumentation.AlertmanagerFiles;

internal sealed class AlertmanagerFileWriterTests
{
    [Test]
    public void What_was_read_is_written_with_all_that_it_says()
    {
        const string text = """
            global: { slack_api_url: 'https://hooks.slack.example.com/a' }
            templates: [a.tmpl, "b c.tmpl"]
            route: { receiver: team, group_by: [], routes: [{ match: { a: 'yes', b: "1" }, match_re: {c: }, matchers: ['d="e\"f"', g=~h], continue: true, group_wait: 10s }] }
            receivers:
            - name: team
              slack_configs:
              - channel: '#a'
                title: '{{ range .Alerts }}
                  {{ .Labels.x }}{{ end }}'
                text: |
                  line "one"
                  line: two # no comment
                fields: [{ title: t, value: v, short: true }]
              webhook_configs: [{ url: 'http://a', max_alerts: 3, send_resolved: no }]
            - { name: 'null', email_configs: [] }
            time_intervals: [{ name: n, time_intervals: [{ weekdays: ['monday:friday'], years: [2026] }] }]
            """;
        string written = AlertmanagerFileWriter.Write(AlertmanagerFileReader.Parse(text.Replace("send_resolved: no", "send_resolved: false", StringComparison.Ordinal), "a.yml"));

        Approved.Verify(written);
        Assert.That(AlertmanagerFileWriter.Write(AlertmanagerFileReader.Parse(written, "b.yml")), Is.EqualTo(written));
    }

    [Test]
    public void Secrets_are_not_shown_to_people()
    {
        const string canary = "canary-51b0";
        const string text = $$"""
            global:
              slack_api_url: 'https://hooks.example.com/{{canary}}'
              smtp_auth_password: '{{canary}}'
              http_config: { proxy_url: 'http://u:{{canary}}@proxy', oauth2: { client_id: i, client_secret: '{{canary}}', token_url: 'http://t' } }
            route: { receiver: team }
            receivers:
            - name: team
              slack_configs: [{ channel: shown, app_token: '{{canary}}' }]
              pagerduty_configs: [{ routing_key: '{{canary}}', description: shown }]
              email_configs: [{ to: a@b.example, from: c@d.example, smarthost: 'h:25', auth_username: u, auth_password: '{{canary}}' }]
              webhook_configs:
              - url: 'http://h/{{canary}}'
                http_config: { authorization: { credentials: '{{canary}}' }, http_headers: { X-Key: { secrets: ['{{canary}}'], values: [shown] } } }
            """;
        AlertmanagerFile file = AlertmanagerFileReader.Parse(text, "a.yml");

        string shown = AlertmanagerFileWriter.WriteWithoutSecrets(file);

        Assert.That(shown, Does.Not.Contain(canary));
        Assert.That(shown.Split("<secret>"), Has.Length.EqualTo(text.Split(canary).Length), "nothing else is hidden");
        Assert.That(shown.Split("shown"), Has.Length.EqualTo(text.Split("shown").Length));
    }

    [TestCase("receivers: [{name: a, slack_configs: [{api_url: 'http://b', timeout: 1s}]}]", "receivers[0].slack_configs[0].timeout: is known from 0.29 on; the configuration is for 0.25")]
    [TestCase("receivers: [{name: a, jira_configs: [{api_url: 'http://b', project: c, issue_type: d}]}]", "receivers[0].jira_configs: is known from 0.28 on")]
    [TestCase("receivers: [{name: a, webhook_configs: [{url: 'http://b', http_config: {tls_config: {ca: c}}}]}]", "receivers[0].webhook_configs[0].http_config.tls_config.ca: is known from 0.27 on")]
    [TestCase("receivers: [{name: a}]\nglobal: {jira_api_url: 'http://b'}", "global.jira_api_url: is known from 0.28 on")]
    [TestCase("receivers: [{name: a, labels: {b: c}}]", "receivers[0].labels: is known from 0.33 on")]
    public void A_key_that_the_version_does_not_know_is_named_with_the_one_that_does(string text, string message)
    {
        AlertmanagerFile file = AlertmanagerFileReader.Parse($"route: {{receiver: a}}\n{text}", "a.yml");

        Assert.That(() => AlertmanagerFileWriter.Write(file), Throws.TypeOf<AlertmanagerFileException>().With.Message.Contains(message));
        Assert.That(() => AlertmanagerFileWriter.Write(file, new AlertmanagerVersion(0, 33)), Throws.Nothing);
    }
}
