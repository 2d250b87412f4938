using Instrumentation.Labels;

namespace Instrumentation.AlertmanagerFiles;

internal sealed class AlertmanagerFileReaderTests
{
    private const string Whole = """
        global:
          resolve_timeout: 10m
          slack_api_url: https://hooks.slack.example.com/secret
        templates: [a/*.tmpl]
        route:
          receiver: team
          group_by: [alertname]
          routes:
          - match: {severity: critical}
            match_re: {zone: 'a|b'}
            matchers: ['team="x"', 'kind!="y"']
            receiver: pager
            continue: true
            group_wait: 10s
            group_interval: 1m
            repeat_interval: 2h
            mute_time_intervals: [nights]
            active_time_intervals: [days]
          - group_by: ['...']
        inhibit_rules:
        - source_matchers: [severity="critical"]
          target_matchers: [severity="warning"]
          equal: [zone]
        receivers:
        - name: team
          slack_configs:
          - channel: '#a'
          webhook_configs:
          - url: https://example.com/1
          - url: https://example.com/2
            send_resolved: false
        - name: pager
          pagerduty_configs:
          - routing_key: secret
        mute_time_intervals:
        - name: nights
          time_intervals: [{times: [{start_time: '22:00', end_time: '24:00'}]}]
        time_intervals:
        - name: days
          time_intervals: [{weekdays: ['monday:friday'], location: Europe/Vienna}]
        """;

    [Test]
    public void A_configuration_is_read_with_all_its_parts()
    {
        AlertmanagerFile file = AlertmanagerFileReader.Parse(Whole, "a.yml");

        Routing.RouteDefinition route = file.Route.Routes[0];
        Assert.Multiple(() =>
        {
            Assert.That(file.ResolveTimeout, Is.EqualTo(TimeSpan.FromMinutes(10)));
            Assert.That(file.Templates, Is.EqualTo(["a/*.tmpl"]));
            Assert.That(route.Matchers.Select(matcher => matcher.ToString()), Is.EqualTo(["kind!=\"y\"", "severity=\"critical\"", "team=\"x\"", "zone=~\"^(?:a|b)$\""]));
            Assert.That((route.Continue, route.GroupWait, route.GroupInterval, route.RepeatInterval), Is.EqualTo(
                (true, (TimeSpan?)TimeSpan.FromSeconds(10), (TimeSpan?)TimeSpan.FromMinutes(1), (TimeSpan?)TimeSpan.FromHours(2))));
            Assert.That((route.MuteTimeIntervals.Single(), route.ActiveTimeIntervals.Single()), Is.EqualTo(("nights", "days")));
            Assert.That(file.InhibitionRules.Single().Equal, Is.EqualTo(["zone"]));
            Assert.That(
                file.Receivers[0].Integrations.Select(integration => (integration.Type, integration.Index, integration.SendsResolved)),
                Is.EqualTo([("webhook", 0, true), ("webhook", 1, false), ("slack", 0, false)]));
            Assert.That(file.TimeIntervals.Select(interval => interval.Name), Is.EqualTo(["nights", "days"]));
            Assert.That(Routing.AlertRoute.Create(file.Route).Match(SeriesLabels.Of(("a", "b"))).Single().GroupsByAll, Is.True);
        });
    }

    [TestCase("route: {receiver: a}\nreceivers: [{name: b}]", 1, 19, "route.receiver", "undefined receiver \"a\"")]
    [TestCase("receivers: [{name: b}]", 1, 1, "", "no route")]
    [TestCase("", 1, 1, "", "no route")]
    [TestCase("[a]", 1, 1, "", "needed are the sections")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a}]\nrecievers: []", 3, 1, "recievers", "field recievers not found")]
    [TestCase("route: {receiver: a, group_weit: 1s}\nreceivers: [{name: a}]", 1, 22, "route.group_weit", "is group_wait meant?")]
    [TestCase("route: {receiver: a, group_wait: soon}\nreceivers: [{name: a}]", 1, 34, "route.group_wait", "'soon' is no length of time")]
    [TestCase("route: {receiver: a, group_interval: 0s}\nreceivers: [{name: a}]", 1, 38, "route.group_interval", "cannot be zero")]
    [TestCase("route: {receiver: a, continue: maybe}\nreceivers: [{name: a}]", 1, 32, "route.continue", "allowed are true and false")]
    [TestCase("route: {receiver: a, continue: true}\nreceivers: [{name: a}]", 1, 32, "route.continue", "must not continue")]
    [TestCase("route: {receiver: a, matchers: [b=c]}\nreceivers: [{name: a}]", 1, 32, "route.matchers", "must not have matchers")]
    [TestCase("route: {receiver: a, group_by: alertname}\nreceivers: [{name: a}]", 1, 32, "route.group_by", "needed is a list")]
    [TestCase("route: {receiver: a, group_by: [b, b]}\nreceivers: [{name: a}]", 1, 32, "route.group_by", "duplicated label \"b\"")]
    [TestCase("route:\n  receiver: a\n  routes:\n  - matchers: ['team=\"x']\nreceivers: [{name: a}]", 4, 22, "route.routes[0].matchers[0]", "holds no matchers")]
    [TestCase("route:\n  receiver: a\n  routes:\n  - match_re: {team: 'x('}\nreceivers: [{name: a}]", 4, 22, "route.routes[0].match_re.team", "")]
    [TestCase("route:\n  receiver: a\n  routes:\n  - mute_time_intervals: [night]\nreceivers: [{name: a}]", 4, 27, "route.routes[0].mute_time_intervals[0]", "undefined time interval \"night\"")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a}, {name: a}]", 2, 24, "receivers[1]", "is not unique")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a}, {slack_configs: []}]", 2, 24, "receivers[1]", "missing name")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, webhook_config: []}]", 2, 23, "receivers[0].webhook_config", "field webhook_config not found")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, webhook_configs: {}}]", 2, 40, "receivers[0].webhook_configs", "needed is a list")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [null]}]", 2, 41, "receivers[0].webhook_configs[0]", "is empty")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{url: here}]}]", 2, 47, "receivers[0].webhook_configs[0].url", "is no address")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{max_alerts: 1}]}]", 2, 41, "receivers[0].webhook_configs[0]", "one of url or url_file")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{url: 'http://b', max_alerts: all}]}]", 2, 71, "receivers[0].webhook_configs[0].max_alerts", "'all' is no whole number")]
    [TestCase("global: {smtp_from: d@e}\nroute: {receiver: a}\nreceivers: [{name: a, email_configs: [{to: b@c}]}]", 3, 39, "receivers[0].email_configs[0]", "no global SMTP smarthost")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, pagerduty_configs: [{client: b}]}]", 2, 43, "receivers[0].pagerduty_configs[0]", "missing service or routing key")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, slack_configs: [{api_url: 'http://b', fields: [{title: c}]}]}]", 2, 70, "receivers[0].slack_configs[0].fields[0]", "missing value")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a, telegram_configs: [{bot_token: b, chat_id: 1, parse_mode: XML}]}]", 2, 81, "receivers[0].telegram_configs[0].parse_mode", "allowed are Markdown, MarkdownV2, HTML")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a}]\ninhibit_rules: [null]", 3, 17, "inhibit_rules[0]", "is empty")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a}]\ntime_intervals: [{name: b, time_intervals: [{weekdays: [someday]}]}]", 3, 57, "time_intervals[0].time_intervals", "'someday' is no day")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a}]\ntime_intervals: [{name: b}, {name: b}]", 3, 17, "time_intervals", "is not unique")]
    [TestCase("global: {http_config: {basic_auth: {}, oauth2: {}}}\nroute: {receiver: a}\nreceivers: [{name: a}]", 1, 23, "global.http_config", "at most one of basic_auth")]
    [TestCase("global: {slack_api_url: 'http://b', slack_api_url_file: c}\nroute: {receiver: a}\nreceivers: [{name: a}]", 1, 57, "global.slack_api_url_file", "at most one of")]
    [TestCase("route: {receiver: a}\nreceivers: [{name: a}]\n---\nroute: {}", 1, 1, "", "more than one document")]
    [TestCase("route: {receiver: a", 2, 1, "", "did not find expected")]
    public void A_mistake_is_named_with_its_place_and_key(string text, int line, int column, string key, string message)
    {
        AlertmanagerFileException error = Assert.Throws<AlertmanagerFileException>(() => AlertmanagerFileReader.Parse(text, "a.yml"))!;

        Assert.That(error.Problems, Has.Count.EqualTo(1), error.Message);
        AlertmanagerFileProblem problem = error.Problems[0];
        Assert.That((problem.Line, problem.Column, problem.Key), Is.EqualTo((line, column, key)), error.Message);
        Assert.That(problem.Message, Does.Contain(message));
        Assert.That(error.Message, Does.StartWith($"a.yml:{line}:{column}: "));
    }

    [Test]
    public void A_secret_that_is_no_address_is_not_repeated()
    {
        string text = "route: {receiver: a}\nreceivers: [{name: a, webhook_configs: [{url: hunter2}], discord_configs: [{webhook_url: hunter2}]}]";

        Assert.That(() => AlertmanagerFileReader.Parse(text, "a.yml"), Throws.TypeOf<AlertmanagerFileException>().With.Message.Not.Contains("hunter2"));
    }

    [Test]
    public void What_is_nested_too_deep_is_a_problem_and_no_crash() =>
        Assert.That(
            () => AlertmanagerFileReader.Parse("route: " + new string('[', 5000), "a.yml"),
            Throws.TypeOf<AlertmanagerFileException>());
}
