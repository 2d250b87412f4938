using System.Diagnostics;

namespace Instrumentation;

// One running span: the activity, where somebody listens, and the measurement, which is always made.
internal readonly struct Span
{
    private static readonly ActivitySource Source = new(TracingConstants.SourceName, typeof(Span).Assembly.GetName().Version?.ToString(3));

    private readonly IStreamingMetrics _metrics;
    private readonly string _name;
    private readonly Activity? _activity;
    private readonly TimerScope _timer;

    private Span(IStreamingMetrics metrics, string name, Activity? activity)
    {
        _metrics = metrics;
        _name = name;
        _activity = activity;
        _timer = metrics.Time(TracingConstants.DurationMetric, (TracingConstants.SpanTag, name), (TracingConstants.StatusTag, TracingConstants.Ok));
    }

    internal static bool HasListeners => Source.HasListeners();

    internal static Span Start(IStreamingMetrics metrics, string name, ReadOnlySpan<Tag> tags)
    {
        SpanDurations.Declare(metrics);
        Activity? activity = Source.StartActivity(name);
        if (activity is { IsAllDataRequested: true })
        {
            foreach (ref readonly Tag tag in tags)
                activity.SetTag(tag.Name, ToAttribute(in tag));
        }

        return new Span(metrics, name, activity);
    }

    internal void Succeed()
    {
        if (_activity is not null)
        {
            Enter(_activity);
            if (_activity.Status == ActivityStatusCode.Unset)
                _activity.SetStatus(ActivityStatusCode.Ok);
        }

        _timer.Dispose();
        _activity?.Dispose();
    }

    internal void Fail(Exception exception, CancellationToken token)
    {
        bool cancelled = IsCancellation(exception, token);
        if (_activity is not null)
        {
            Enter(_activity);
            if (!cancelled)
            {
                _activity.SetTag("error.type", exception.GetType().FullName);
                _activity.AddException(exception);
                _activity.SetStatus(ActivityStatusCode.Error, exception.Message);
            }
        }

        _metrics.RecordHistogram(
            TracingConstants.DurationMetric,
            _timer.Elapsed.TotalSeconds,
            (TracingConstants.SpanTag, _name),
            (TracingConstants.StatusTag, cancelled ? TracingConstants.Cancelled : TracingConstants.Error));
        _activity?.Dispose();
    }

    private static object ToAttribute(in Tag tag)
    {
        if (ReferenceEquals(tag.Text, Tag.Int64Marker))
            return tag.Bits;
        return ReferenceEquals(tag.Text, Tag.DoubleMarker) ? BitConverter.Int64BitsToDouble(tag.Bits) : tag.Value;
    }

    // A delegate may have left an activity of its own as the current one; the exemplar must point to this span.
    private static void Enter(Activity activity)
    {
        if (!ReferenceEquals(Activity.Current, activity) && !activity.IsStopped)
            Activity.Current = activity;
    }

    // A time-out that a library reports as cancellation, as HttpClient does, is an error: nobody asked for it.
    private static bool IsCancellation(Exception exception, CancellationToken token)
        => exception is OperationCanceledException cancelled
            && (token.CanBeCanceled
                ? token.IsCancellationRequested
                : cancelled.CancellationToken.IsCancellationRequested && cancelled.InnerException is not TimeoutException);
}
