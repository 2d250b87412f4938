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
