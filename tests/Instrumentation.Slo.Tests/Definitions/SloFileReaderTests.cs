namespace Instrumentation.Definitions;

public sealed class SloFileReaderTests
{
    private const string Good = """
        service: checkout
        labels: { team: payments }
        slos:
          - name: availability
            objective: "99.9%"
            window: 30d
            sli: { type: availability }
        """;

    [Test]
    public void An_objective_is_read_as_a_decimal_whichever_way_it_is_written([Values("0.999", "\"99.9%\"", "99.9%", "0.9990")] string objective)
    {
        SloDefinition slo = SloFileReader.Parse(Good.Replace("\"99.9%\"", objective, StringComparison.Ordinal), "slo.yml").Definitions.Single();
        Assert.That((slo.Objective, slo.Service, slo.Labels["team"], slo.Id), Is.EqualTo((0.999m, "checkout", "payments", "checkout-availability")));
    }

    [Test]
    public void Everything_of_our_own_format_is_read()
    {
        SloFile file = SloFileReader.Parse(
            """
            version: instrumentation/v1
            service: search
            slis:
              - name: relevance
                type: quality
                value: avg(search_relevance_score)
                threshold: ">= 0.85"
            policies:
              - name: strict
                owner: sre
                revisit: 2027-01-01
                recovered_at: 10%
                incident_share: 20%
                tiers:
                  - { consumed: 50%, action: notify }
                  - { consumed: 1, action: freeze, message: Stop. }
                exemptions:
                  - { slo: latency, reason: security fix, approver: eve, expires: 2026-12-01T00:00:00Z }
            slos:
              - name: latency
                description: Answers come within 200 ms.
                owner: search-team
                priority: critical
                objective: 0.95
                windows: [7d, { calendar: month, zone: Europe/Berlin }]
                sli:
                  type: latency
                  threshold: 200ms
                group_by: [tenant]
                max_groups: 20
                policy: strict
                cost: { per_event: 0.01, per_minute: 5, currency: EUR }
                alerting:
                  name: SearchSlow
                  pairs:
                    - { severity: page, long: 1h, short: 5m, budget: 2% }
                  guards: { min_failures: 5, confidence: 0.95, budget_events: true }
                  keep_firing_for: 5m
                  page_inhibits_ticket: true
                  page: { labels: { channel: search } }
              - sli: relevance
                objective: 99%
                slice: 5m
                window: 30d
            """,
            "slo.yml");
        SloDefinition latency = file.Definitions[0];
        Assert.Multiple(() =>
        {
            Assert.That(latency.Indicator.Threshold, Is.EqualTo(0.2));
            Assert.That(latency.Windows.Select(window => window.ToString()), Is.EqualTo(new[] { "7d", "month (Europe/Berlin)" }));
            Assert.That((latency.Priority, latency.Owner, latency.MaxGroups, latency.Policy), Is.EqualTo((SloPriority.Critical, "search-team", 20, "strict")));
            Assert.That(latency.Cost, Is.EqualTo(new BudgetCost(0.01m, 5m, "EUR")));
            Assert.That(latency.Alerting!.Guards, Is.EqualTo(new BurnRateGuards { MinFailures = 5, Confidence = 0.95, ByBudgetEvents = true }));
            Assert.That(latency.Alerting.Pairs, Is.EqualTo(new[] { BurnRatePair.Workbook[0] }));
            Assert.That((latency.Alerting.PageInhibitsTicket, latency.Alerting.KeepFiringDuration, latency.Alerting.Page.Labels["channel"]), Is.EqualTo((true, TimeSpan.FromMinutes(5), "search")));
            Assert.That((file.Definitions[1].Name, file.Definitions[1].Method, file.Definitions[1].Slice), Is.EqualTo(("relevance", BudgetingMethod.Timeslices, TimeSpan.FromMinutes(5))));
            Assert.That(file.Policies.Single().Exemptions.Single().Approver, Is.EqualTo("eve"));
            Assert.That(file.Warnings, Is.Empty);
        });
    }

    [Test]
    public void The_older_shape_with_targets_is_read()
    {
        SloFile file = SloFileReader.Parse(
            """
            service_level_indicators:
              - name: api_availability
                query: |
                  sum(rate(rag_http_requests_total{status_code!~"5.."}[5m])) /
                  sum(rate(rag_http_requests_total[5m]))
              - name: api_latency
                query: histogram_quantile(0.95, sum(rate(rag_http_request_duration_seconds_bucket[5m])) by (le))
              - name: search_quality
                query: avg(rag_search_relevance_score)
            service_level_objectives:
              - { sli: api_availability, target: 0.999, window: 30d }
              - { sli: api_latency, target: 0.5, window: 30d }
              - { sli: search_quality, target: 0.85, window: 7d }
            """,
            "slo-config.yaml");
        Assert.That(
            file.Definitions.Select(slo => (slo.Name, slo.Objective, slo.Indicator.Threshold, slo.Indicator.Direction)),
            Is.EqualTo(new (string, decimal?, double?, Comparison)[]
            {
                ("api_availability", 0.999m, null, Comparison.AtLeast), ("api_latency", null, 0.5, Comparison.AtMost), ("search_quality", null, 0.85, Comparison.AtLeast),
            }));
    }

    [Test]
    public void Pairs_that_cannot_fire_or_fire_while_all_is_well_are_warned_of()
    {
        SloFile file = SloFileReader.Parse(Good.Replace("\"99.9%\"", "0.9", StringComparison.Ordinal).Replace("30d", "7d\n    alerting: { pairs: workbook }", StringComparison.Ordinal), "slo.yml");
        Assert.That(file.Warnings.Select(warning => warning.Message), Has.Exactly(2).Contains("fires while the budget lasts"));
        file = SloFileReader.Parse(Good.Replace("\"99.9%\"", "0.9", StringComparison.Ordinal), "slo.yml");
        Assert.That(file.Warnings.Single().Message, Does.Contain("page 1h and 5m, 2 % can never fire: its factor 14.4 is not below 10"));
    }

    [TestCaseSource(nameof(Broken))]
    public void A_broken_file_is_refused_with_its_place_its_key_and_what_is_allowed(string text, int line, int column, string key)
    {
        Assert.That(SloFileReader.TryParse(text, "slo.yml", out _, out SloFileException? error), Is.False);
        Assert.That(error!.Problems.Select(problem => (problem.Line, problem.Column, problem.Key)), Has.Member((line, column, key)), error.Message);
        Assert.That(error.Message, Does.StartWith("slo.yml:").And.Match("allowed|is no |is there twice|is none of|stands beside|differ|can never|is missing|needs"));
    }

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("no YAML", "slos: [", 2, 1, "");
        yield return Case("empty", "", 0, 0, "");
        yield return Case("a list", "- 1", 1, 1, "");
        yield return Case("a text", "hello", 1, 1, "");
        yield return Case("unknown key at the top", Good + "\nowners: x", 8, 1, "owners");
        yield return Case("unknown version", "version: 7\n" + Good, 1, 10, "version");
        yield return Case("unknown apiVersion", "apiVersion: monitoring.coreos.com/v1", 1, 13, "apiVersion");
        yield return Case("slos no list", "slos: 1", 1, 7, "slos");
        yield return Case("no slos", "service: x", 1, 1, "slos");
        yield return Case("labels no mapping", Good.Replace("{ team: payments }", "payments", StringComparison.Ordinal), 2, 9, "labels");
        yield return Case("label no text", Good.Replace("payments", "[a]", StringComparison.Ordinal), 2, 17, "labels.team");
        yield return Case("reserved label", Good.Replace("team", "sloth_team", StringComparison.Ordinal), 4, 5, "slos[0].labels");
        yield return Case("objective above 1", Good.Replace("\"99.9%\"", "1.5", StringComparison.Ordinal), 5, 16, "slos[0].objective");
        yield return Case("objective of 1", Good.Replace("\"99.9%\"", "1", StringComparison.Ordinal), 5, 16, "slos[0].objective");
        yield return Case("objective of 0", Good.Replace("\"99.9%\"", "0", StringComparison.Ordinal), 5, 16, "slos[0].objective");
        yield return Case("objective of 100 %", Good.Replace("\"99.9%\"", "100%", StringComparison.Ordinal), 5, 16, "slos[0].objective");
        yield return Case("objective no number", Good.Replace("\"99.9%\"", "three nines", StringComparison.Ordinal), 5, 16, "slos[0].objective");
        yield return Case("objective a list", Good.Replace("\"99.9%\"", "[0.9]", StringComparison.Ordinal), 5, 16, "slos[0].objective");
        yield return Case("objective missing", Good.Replace("    objective: \"99.9%\"\n", "", StringComparison.Ordinal), 4, 5, "slos[0].objective");
        yield return Case("window no duration", Good.Replace("30d", "soon", StringComparison.Ordinal), 6, 13, "slos[0].window");
        yield return Case("window too short", Good.Replace("30d", "30s", StringComparison.Ordinal), 6, 13, "slos[0].window");
        yield return Case("window too long", Good.Replace("30d", "2y", StringComparison.Ordinal), 6, 13, "slos[0].window");
        yield return Case("two kinds of window", Good.Replace("window: 30d", "window: 30d\n    windows: [7d]", StringComparison.Ordinal), 7, 14, "slos[0].windows");
        yield return Case("unknown zone", Good.Replace("30d", "{ calendar: month, zone: Mars/Base }", StringComparison.Ordinal), 6, 13, "slos[0].window");
        yield return Case("unknown period", Good.Replace("30d", "{ calendar: fortnight }", StringComparison.Ordinal), 6, 13, "slos[0].window");
        yield return Case("unknown type", Good.Replace("type: availability", "type: uptime", StringComparison.Ordinal), 7, 18, "slos[0].sli.type");
        yield return Case("unknown indicator", Good.Replace("{ type: availability }", "uptime", StringComparison.Ordinal), 7, 10, "slos[0].sli");
        yield return Case("sli missing", Good.Replace("    sli: { type: availability }", "", StringComparison.Ordinal), 4, 5, "slos[0].sli");
        yield return Case("unknown key of an SLO", Good + "\n    objectiv: 1", 8, 5, "slos[0].objectiv");
        yield return Case("unknown method", Good + "\n    method: windows", 8, 13, "slos[0].method");
        yield return Case("slice no divisor of a day", Good + "\n    method: timeslices\n    slice: 7m", 9, 12, "slos[0].slice");
        yield return Case("slice objective above 1", Good + "\n    method: timeslices\n    slice_objective: 2", 9, 22, "slos[0].slice_objective");
        yield return Case("unknown priority", Good + "\n    priority: p1", 8, 15, "slos[0].priority");
        yield return Case("too many groups", Good + "\n    group_by: [tenant]\n    max_groups: 100000", 9, 17, "slos[0].max_groups");
        yield return Case("group by a reserved label", Good + "\n    group_by: [result]", 8, 15, "slos[0].group_by");
        yield return Case("good and bad", Good.Replace("{ type: availability }", "{ events: { good: a, bad: b, total: c } }", StringComparison.Ordinal), 7, 28, "slos[0].sli.events.good");
        yield return Case("no PromQL", Good.Replace("{ type: availability }", "{ events: { bad: 'sum(', total: c } }", StringComparison.Ordinal), 7, 27, "slos[0].sli.events.bad");
        yield return Case("window in one query only", Good.Replace("{ type: availability }", "{ events: { bad: 'rate(a[{{.window}}])', total: c } }", StringComparison.Ordinal), 7, 58, "slos[0].sli.events.total");
        yield return Case("occurrences of a value", Good.Replace("{ type: availability }", "{ value: avg(a), threshold: 1 }\n    method: occurrences", StringComparison.Ordinal), 8, 13, "slos[0].method");
        yield return Case("threshold no number", Good.Replace("{ type: availability }", "{ type: latency, threshold: fast }", StringComparison.Ordinal), 7, 38, "slos[0].sli.threshold");
        yield return Case("unknown policy", Good + "\n    policy: strict", 8, 13, "slos[0].policy");
        yield return Case("pair without a window", Good + "\n    alerting: { pairs: [ { severity: page, long: 1h, budget: 2% } ] }", 8, 26, "slos[0].alerting.pairs[0].short");
        yield return Case("confidence of 1", Good + "\n    alerting: { guards: { confidence: 1 } }", 4, 5, "slos[0].alerting.guards.confidence");
        yield return Case("twice the same name", Good + "\n  - name: availability\n    objective: 0.9\n    sli: {}", 8, 11, "slos[1].name");
        yield return Case("policy without tiers", "policies:\n  - name: p", 2, 5, "policies[0].tiers");
        yield return Case("exemption without approver", "policies:\n  - name: p\n    tiers: [{ consumed: 1, action: freeze }]\n    exemptions: [{ reason: x, expires: 2026-01-01 }]", 4, 18, "policies[0].exemptions[0].approver");
        yield return Case("composite of nothing", "slos:\n  - name: all\n    objective: 0.9\n    composite: { kind: weighted, members: [{ slo: a }, { slo: b }] }", 4, 16, "slos[0].composite");
        yield return Case("twice the same key", Good + "\n    window: 7d", 8, 5, "");
    }

    private static TestCaseData Case(string name, string text, int line, int column, string key) => new TestCaseData(text, line, column, key).SetArgDisplayNames(name);
}
