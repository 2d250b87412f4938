using System.Diagnostics;
using Instrumentation.Catalogue;

namespace Instrumentation;

[NonParallelizable]
public sealed class TracingExtensionsTests
{
    private readonly List<Activity> _stopped = [];
    private MetricsLog _log = null!;
    private ActivityListener? _listener;

    [SetUp]
    public void SetUp()
    {
        _log = new MetricsLog();
        _stopped.Clear();
    }

    [TearDown]
    public void TearDown()
    {
        _listener?.Dispose();
        _listener = null;
        Activity.Current = null;
    }

    [Test]
    public void A_function_runs_in_a_span_of_the_given_name_and_returns_its_result()
    {
        Listen();
        string? inside = null;
        int result = _log.Trace("orders.load", () =>
        {
            inside = Activity.Current?.OperationName;
            return 42;
        });
        Assert.That(result, Is.EqualTo(42));
        Assert.That(inside, Is.EqualTo("orders.load"));
        Assert.That(_stopped.Single().Status, Is.EqualTo(ActivityStatusCode.Ok));
        Assert.That(_stopped.Single().Source.Name, Is.EqualTo("Instrumentation"));
        Assert.That(Activity.Current, Is.Null);
    }

    [Test]
    public void Without_a_listener_there_is_no_activity_but_a_failure_is_measured()
    {
        Activity? inside = null;
        Assert.That(
            () => _log.Trace("orders.load", () =>
            {
                inside = Activity.Current;
                ThrowFrom(new FormatException("bad"));
            }),
            Throws.TypeOf<FormatException>());
        Assert.That(inside, Is.Null);
        Assert.That(Status(), Is.EqualTo(("orders.load", "error")));
    }

    [Test]
    public void A_thrown_exception_is_recorded_in_the_span_and_thrown_on_unchanged()
    {
        Listen();
        var thrown = new FormatException("bad order");
        Exception? caught = Assert.Catch(() => _log.Trace("orders.load", () => ThrowFrom(thrown)));
        Assert.That(caught, Is.SameAs(thrown));
        Assert.That(caught!.StackTrace, Does.Contain(nameof(ThrowFrom)));
        Activity span = _stopped.Single();
        Assert.That(span.Status, Is.EqualTo(ActivityStatusCode.Error));
        Assert.That(span.StatusDescription, Is.EqualTo("bad order"));
        Assert.That(span.GetTagItem("error.type"), Is.EqualTo("System.FormatException"));
        ActivityEvent recorded = span.Events.Single();
        Assert.That(recorded.Name, Is.EqualTo("exception"));
        Assert.That(recorded.Tags, Does.Contain(new KeyValuePair<string, object?>("exception.message", "bad order")));
        Assert.That(recorded.Tags, Does.Contain(new KeyValuePair<string, object?>("exception.type", "System.FormatException")));
    }

    [Test]
    public async Task An_asynchronous_span_lasts_until_its_task_is_done()
    {
        Listen();
        var gate = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<string> running = _log.TraceAsync("orders.load", async () =>
        {
            string result = await gate.Task;
            return result + Activity.Current!.OperationName;
        });
        Assert.That(_stopped, Is.Empty);
        Assert.That(Activity.Current, Is.Null, "The caller's current activity is its own.");
        gate.SetResult("in ");
        Assert.That(await running, Is.EqualTo("in orders.load"));
        Assert.That(_stopped, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Spans_inside_a_span_are_its_children()
    {
        Listen();
        await _log.TraceAsync("outer", async () =>
        {
            await Task.Yield();
            _log.Trace("inner", () => { });
        });
        Assert.That(_stopped.Select(span => span.OperationName), Is.EqualTo(new[] { "inner", "outer" }));
        Assert.That(_stopped[0].ParentSpanId, Is.EqualTo(_stopped[1].SpanId));
    }

    [Test]
    public void A_delegate_that_fails_before_its_first_wait_gives_a_faulted_task()
    {
        Task task = _log.TraceAsync("orders.load", Task () => throw new FormatException("bad"));
        Assert.That(async () => await task, Throws.TypeOf<FormatException>());
        Assert.That(Status(), Is.EqualTo(("orders.load", "error")));
    }

    [Test]
    public void The_token_reaches_the_delegate_and_its_cancellation_is_no_error()
    {
        Listen();
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(
            async () => await _log.TraceAsync("orders.load", token => Task.FromCanceled<int>(token), stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Status(), Is.EqualTo(("orders.load", "cancelled")));
        Assert.That(_stopped.Single().Status, Is.EqualTo(ActivityStatusCode.Unset));
        Assert.That(_stopped.Single().Events, Is.Empty);
    }

    [Test]
    public void Cancellation_that_the_caller_did_not_ask_for_is_an_error()
    {
        using var stop = new CancellationTokenSource();
        Assert.That(
            async () => await _log.TraceAsync("orders.load", _ => Task.FromException(new TaskCanceledException("timed out")), stop.Token),
            Throws.TypeOf<TaskCanceledException>());
        Assert.That(Status(), Is.EqualTo(("orders.load", "error")));
    }

    [Test]
    public void A_time_out_that_is_told_as_cancellation_is_an_error()
    {
        var timeout = new TaskCanceledException("timed out", new TimeoutException(), new CancellationToken(canceled: true));
        Assert.That(async () => await _log.TraceAsync("orders.load", () => Task.FromException(timeout)), Throws.TypeOf<TaskCanceledException>());
        Assert.That(Status(), Is.EqualTo(("orders.load", "error")));
    }

    [Test]
    public void Cancellation_by_a_token_of_the_delegates_own_is_no_error()
    {
        Assert.That(() => _log.Trace("orders.load", () => new CancellationToken(canceled: true).ThrowIfCancellationRequested()), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Status(), Is.EqualTo(("orders.load", "cancelled")));
    }

    [Test]
    public void Tags_become_attributes_of_the_span_with_their_types_and_no_labels()
    {
        Listen();
        Assert.That(() => _log.Trace("orders.load", () => ThrowFrom(new FormatException()), ("customer", "a"), ("count", 3), ("share", 0.5)), Throws.TypeOf<FormatException>());
        Activity span = _stopped.Single();
        Assert.That(span.GetTagItem("customer"), Is.EqualTo("a"));
        Assert.That(span.GetTagItem("count"), Is.EqualTo(3L));
        Assert.That(span.GetTagItem("share"), Is.EqualTo(0.5));
        Assert.That(_log.Entries.Single().Tags.Select(tag => tag.Name), Is.EqualTo(new[] { "span", "status" }));
    }

    [Test]
    public void The_duration_is_recorded_while_the_span_is_the_current_one()
    {
        Listen();
        var metrics = new CurrentSpanMetrics();
        Assert.That(
            () => metrics.Trace("orders.load", () =>
            {
                Activity.Current = null;
                ThrowFrom(new FormatException());
            }),
            Throws.TypeOf<FormatException>());
        Assert.That(metrics.Current, Is.Not.Null);
        Assert.That(metrics.Current, Is.EqualTo(_stopped.Single().SpanId.ToHexString()));
    }

    [Test]
    public void A_status_that_the_delegate_sets_is_kept()
    {
        Listen();
        _log.Trace("orders.load", () => Activity.Current!.SetStatus(ActivityStatusCode.Error, "partly"));
        Assert.That(_stopped.Single().StatusDescription, Is.EqualTo("partly"));
    }

    [Test]
    public void A_name_that_is_taken_by_another_kind_does_not_stop_the_delegate()
    {
        _log.CreateCounter("span_duration_seconds");
        Assert.That(_log.Trace("orders.load", () => 1), Is.EqualTo(1));
    }

    [Test]
    public void The_duration_is_measured_by_the_recorders_clock_and_its_exemplar_is_the_span()
    {
        Listen();
        var clock = new FakeClock();
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { TimeProvider = clock, Exemplars = ExemplarMode.TraceBased, PublishToMeters = false });
        metrics.Trace("orders.load", () => clock.Advance(TimeSpan.FromSeconds(0.3)));
        Assert.That(() => metrics.Trace("orders.load", () => Fail(clock)), Throws.TypeOf<FormatException>());
        MetricSnapshot snapshot = metrics.Snapshot();
        HistogramPoint good = snapshot.Series("span_duration_seconds", ("span", "orders.load"), ("status", "ok"))!.Value.Histogram!;
        HistogramPoint bad = snapshot.Series("span_duration_seconds", ("span", "orders.load"), ("status", "error"))!.Value.Histogram!;
        Assert.That((good.Count, good.Sum), Is.EqualTo((1, 0.3)));
        Assert.That((bad.Count, bad.Sum), Is.EqualTo((1, 2.0)));
        Assert.That(good.Boundaries[0], Is.EqualTo(0.005), "Boundaries are those of seconds.");
        Assert.That(good.Exemplars.ToArray().Single().SpanId, Is.EqualTo(_stopped[0].SpanId.ToHexString()));
        Assert.That(bad.Exemplars.ToArray().Single().SpanId, Is.EqualTo(_stopped[1].SpanId.ToHexString()));

        static void Fail(FakeClock clock)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            throw new FormatException();
        }
    }

    [Test]
    public void A_span_without_a_listener_allocates_nothing()
    {
        using var metrics = StreamingMetrics.Create(new StreamingMetricsOptions { PublishToMeters = false });
        Action nothing = static () => { };
        metrics.Trace("orders.load", nothing, ("customer", 17));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
            metrics.Trace("orders.load", nothing, ("customer", i));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void ThrowFrom(Exception exception) => throw exception;

    private (string Span, string Status) Status()
    {
        MetricsLog.Entry entry = _log.Entries.Single();
        Assert.That(entry.Name, Is.EqualTo("span_duration_seconds"));
        return (entry.Tags[0].Value, entry.Tags[1].Value);
    }

    private void Listen()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == TracingConstants.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _stopped.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }
}
