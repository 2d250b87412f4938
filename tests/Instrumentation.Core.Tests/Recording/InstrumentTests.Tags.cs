namespace Instrumentation.Recording;

/// <summary>Which tags are taken, and what becomes of them.</summary>
public sealed partial class InstrumentTests
{
    [Test]
    public void Tags_are_labels_whatever_their_order()
    {
        using var metrics = StreamingMetrics.Create();
        Tag[] tags = [("a", "1"), ("b", 2), ("c", true), ("d", 2.5)];
        foreach (Tag[] order in Permutations(tags))
        {
            metrics.IncrementCounter("four_total", order);
            metrics.IncrementCounter("three_total", order[..3].Order(Comparer<Tag>.Create((left, right) => string.CompareOrdinal(right.Name, left.Name))).ToArray());
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Find("four_total")!.Series.Length, Is.EqualTo(1));
        Assert.That(snapshot.Find("four_total")!.Series[0].Value, Is.EqualTo(24));
        Assert.That(snapshot.Find("four_total")!.Series[0].Labels.ToString(), Is.EqualTo("{a=\"1\",b=\"2\",c=\"true\",d=\"2.5\"}"));
        Assert.That(snapshot.Find("three_total")!.Series.Length, Is.EqualTo(4));
    }

    [Test]
    public void A_name_given_twice_is_refused_whatever_the_values()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("c_total", ("a", "1"), ("a", "1"));
        metrics.IncrementCounter("c_total", ("a", "1"), ("b", "1"), (new string('a', 1), "2"));
        metrics.IncrementCounter("c_total", ("a", ""), ("a", "2"));
        AssertRejected(metrics, "invalid_tags", 3);
        Assert.That(metrics.Snapshot().Find("c_total"), Is.Null);
    }

    [Test]
    public void Labels_that_the_formats_need_are_refused_where_they_need_them()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.RecordHistogram("h", 1, ("le", "5"));
        metrics.RecordHistogram("h", 1, (new string("le"), "5"), ("a", "b"));
        metrics.RecordSummary("s", 1, ("quantile", "0.5"));
        metrics.RecordHistogram("h", 1, ("quantile", "0.5"));
        metrics.RecordSummary("s", 1, ("le", "5"));
        metrics.IncrementCounter("c_total", ("le", "5"), ("quantile", "0.5"));
        metrics.SetGauge("g", 1, ("le", "5"), ("quantile", "0.5"));

        MetricSnapshot snapshot = AssertRejected(metrics, "invalid_tags", 3);
        Assert.That(snapshot.Value("h", ("quantile", "0.5")), Is.EqualTo(1));
        Assert.That(snapshot.Value("s", ("le", "5")), Is.EqualTo(1));
        Assert.That(snapshot.Value("c_total", ("le", "5"), ("quantile", "0.5")), Is.EqualTo(1));
        Assert.That(snapshot.Value("g", ("le", "5"), ("quantile", "0.5")), Is.EqualTo(1));
    }

    [Test]
    public void Sixty_four_tags_are_taken_and_sixty_five_are_not()
    {
        using var metrics = StreamingMetrics.Create();
        Tag[] tags = [.. Enumerable.Range(0, 65).Select(number => new Tag($"tag{number:D2}", number))];
        metrics.IncrementCounter("c_total", tags.AsSpan(0, 64));
        metrics.IncrementCounter("c_total", [.. tags[..64].Reverse()]);
        metrics.IncrementCounter("c_total", tags);

        MetricSnapshot snapshot = AssertRejected(metrics, "invalid_tags", 1);
        Assert.That(snapshot.Find("c_total")!.Series.Length, Is.EqualTo(1));
        Assert.That(snapshot.Value("c_total", tags.AsSpan(0, 64)), Is.EqualTo(2));
        Assert.That(snapshot.Find("c_total")!.Series[0].Labels.Count, Is.EqualTo(64));
    }

    [Test]
    public void Long_texts_are_taken_up_to_4096_characters()
    {
        using var metrics = StreamingMetrics.Create();
        string longest = new('x', 4_096);
        metrics.IncrementCounter("c_total", ("a", longest));
        metrics.IncrementCounter("c_total", ("a", new string('x', 4_096)));
        metrics.IncrementCounter("c_total", ("a", longest + "x"));
        metrics.IncrementCounter("c_total", (longest + "x", "a"));

        MetricSnapshot snapshot = AssertRejected(metrics, "invalid_tags", 2);
        Assert.That(snapshot.Value("c_total", ("a", longest)), Is.EqualTo(2));
        Assert.That(snapshot.Find("c_total")!.Series.Length, Is.EqualTo(1));
    }

    [Test]
    public void A_tag_without_a_name_is_refused()
    {
        using var metrics = StreamingMetrics.Create();
        metrics.IncrementCounter("c_total", new Tag(null!, "a"));
        metrics.IncrementCounter("c_total", new Tag("", "a"));
        metrics.IncrementCounter("c_total", default(Tag));
        metrics.IncrementCounter("c_total", ("a", "b"), default);
        AssertRejected(metrics, "invalid_tags", 4);
    }

    [Test]
    public void Values_of_any_kind_are_their_text()
    {
        using var metrics = StreamingMetrics.Create();
        (Tag Tag, string Text)[] values =
        [
            (("v", 200), "200"), (("v", long.MinValue), "-9223372036854775808"), (("v", long.MaxValue), "9223372036854775807"), (("v", 0.1), "0.1"),
            (("v", double.MaxValue), "1.7976931348623157E+308"), (("v", -double.Epsilon), "-5E-324"), (("v", double.NaN), "NaN"),
            (("v", double.NegativeInfinity), "-Infinity"), (("v", true), "true"), (("v", false), "false"), (Tag.Of("v", DayOfWeek.Friday), "Friday"),
            (Tag.Of("v", 1.5m), "1.5"), (("v", "i"), "i"), (("v", "b"), "b"), (("v", "d"), "d"), (("v", -0.0), "-0"),
        ];
        foreach ((Tag tag, string text) in values)
        {
            metrics.IncrementCounter("c_total", tag);
            metrics.IncrementCounter("c_total", ("v", text));
        }

        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.Multiple(() =>
        {
            Assert.That(snapshot.Find("c_total")!.Series.Length, Is.EqualTo(values.Length));
            foreach ((Tag _, string text) in values)
                Assert.That(snapshot.Value("c_total", ("v", text)), Is.EqualTo(2), text);
        });
    }

    [Test]
    public void Tags_that_are_all_empty_are_the_series_without_labels()
    {
        using var metrics = StreamingMetrics.Create();
        CounterSeries bare = metrics.CreateCounter("c_total").WithTags();
        Assert.That(metrics.CreateCounter("c_total").WithTags(("a", ""), ("b", (string?)null)), Is.SameAs(bare));
        metrics.IncrementCounter("c_total", ("a", ""));
        metrics.IncrementCounter("c_total", ("a", ""), ("b", ""), ("c", ""), ("d", ""));
        Assert.That(metrics.Snapshot().Value("c_total"), Is.EqualTo(2));
        Assert.That(metrics.Snapshot().Find("c_total")!.Series.Length, Is.EqualTo(1));
    }

    [Test]
    public void A_handle_of_refused_tags_is_refused_at_once()
    {
        using var metrics = StreamingMetrics.Create();
        Counter counter = metrics.CreateCounter("c_total");
        Assert.That(() => counter.WithTags(("a", "1"), ("a", "2")), Throws.ArgumentException.With.Message.Contains("c_total"));
        AssertRejected(metrics, "invalid_tags", 1);
    }

    private static MetricSnapshot AssertRejected(StreamingMetrics metrics, string reason, long count)
    {
        MetricSnapshot snapshot = metrics.Snapshot();
        Assert.That(snapshot.Value("instrumentation_measurements_rejected_total", ("reason", reason)), Is.EqualTo(count));
        Assert.That(metrics.RejectedMeasurements, Is.EqualTo(count));
        return snapshot;
    }

    private static IEnumerable<Tag[]> Permutations(Tag[] tags)
        => tags.Length <= 1 ? [tags] : tags.SelectMany((tag, index) => Permutations([.. tags[..index], .. tags[(index + 1)..]]).Select(rest => (Tag[])[tag, .. rest]));
}
