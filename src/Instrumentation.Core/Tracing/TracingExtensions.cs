using System.ComponentModel;

namespace Instrumentation;

/// <summary>Runs a delegate in a span, an <see cref="System.Diagnostics.Activity"/> of the source <see cref="TracingConstants.SourceName"/>, and measures it.</summary>
/// <remarks>
/// The duration is recorded into <c>span_duration_seconds</c> with the labels <c>span</c> and <c>status</c> (<c>ok</c>, <c>error</c> or
/// <c>cancelled</c>) while the span is still the current one, so that exemplars link to it. Where nobody listens to the source there is no
/// activity, but the delegate is measured all the same. What the delegate throws is recorded in the span and thrown on unchanged. Add to the
/// running span through <see cref="System.Diagnostics.Activity.Current"/>. Safe from any thread.
/// </remarks>
public static class TracingExtensions
{
    /// <summary>Runs an action in a span.</summary>
    /// <param name="metrics">Where the duration is recorded.</param>
    /// <param name="name">The span's name, such as <c>orders.load</c>; from a small set, as it is a label too.</param>
    /// <param name="action">What to run.</param>
    /// <param name="tags">Attributes of the span; they are not labels of the histogram. Numbers stay numbers.</param>
    public static void Trace(this IStreamingMetrics metrics, string name, Action action, params ReadOnlySpan<Tag> tags)
    {
        Check(metrics, name, action);
        Span span = Span.Start(metrics, name, tags);
        try
        {
            action();
        }
        catch (Exception exception)
        {
            span.Fail(exception, CancellationToken.None);
            throw;
        }

        span.Succeed();
    }

    /// <summary>Runs a function in a span.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="metrics">Where the duration is recorded.</param>
    /// <param name="name">The span's name, such as <c>orders.load</c>; from a small set, as it is a label too.</param>
    /// <param name="action">What to run.</param>
    /// <param name="tags">Attributes of the span; they are not labels of the histogram. Numbers stay numbers.</param>
    /// <returns>What the delegate returned.</returns>
    public static T Trace<T>(this IStreamingMetrics metrics, string name, Func<T> action, params ReadOnlySpan<Tag> tags)
    {
        Check(metrics, name, action);
        Span span = Span.Start(metrics, name, tags);
        T result;
        try
        {
            result = action();
        }
        catch (Exception exception)
        {
            span.Fail(exception, CancellationToken.None);
            throw;
        }

        span.Succeed();
        return result;
    }

    /// <summary>Runs an asynchronous action in a span, until its task is done.</summary>
    /// <param name="metrics">Where the duration is recorded.</param>
    /// <param name="name">The span's name, such as <c>orders.load</c>; from a small set, as it is a label too.</param>
    /// <param name="action">What to run.</param>
    /// <param name="tags">Attributes of the span; they are not labels of the histogram. Numbers stay numbers.</param>
    /// <returns>When the delegate is done; it ends as the delegate does, with the same exception.</returns>
    public static Task TraceAsync(this IStreamingMetrics metrics, string name, Func<Task> action, params ReadOnlySpan<Tag> tags)
    {
        Check(metrics, name, action);
        return RunAsync(metrics, name, action, static (run, _) => run(), Keep(tags), CancellationToken.None);
    }

    /// <summary>Runs an asynchronous action in a span, until its task is done.</summary>
    /// <param name="metrics">Where the duration is recorded.</param>
    /// <param name="name">The span's name, such as <c>orders.load</c>; from a small set, as it is a label too.</param>
    /// <param name="action">What to run.</param>
    /// <param name="token">Passed to the delegate. An exception of cancellation counts as cancelled when this was cancelled, otherwise as an error.</param>
    /// <param name="tags">Attributes of the span; they are not labels of the histogram. Numbers stay numbers.</param>
    /// <returns>When the delegate is done; it ends as the delegate does, with the same exception.</returns>
    public static Task TraceAsync(this IStreamingMetrics metrics, string name, Func<CancellationToken, Task> action, CancellationToken token, params ReadOnlySpan<Tag> tags)
    {
        Check(metrics, name, action);
        return RunAsync(metrics, name, action, static (run, token) => run(token), Keep(tags), token);
    }

    /// <summary>Runs an asynchronous function in a span, until its task is done.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="metrics">Where the duration is recorded.</param>
    /// <param name="name">The span's name, such as <c>orders.load</c>; from a small set, as it is a label too.</param>
    /// <param name="action">What to run.</param>
    /// <param name="tags">Attributes of the span; they are not labels of the histogram. Numbers stay numbers.</param>
    /// <returns>What the delegate returned.</returns>
    public static Task<T> TraceAsync<T>(this IStreamingMetrics metrics, string name, Func<Task<T>> action, params ReadOnlySpan<Tag> tags)
    {
        Check(metrics, name, action);
        return RunAsync(metrics, name, action, static (run, _) => run(), Keep(tags), CancellationToken.None);
    }

    /// <summary>Runs an asynchronous function in a span, until its task is done.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="metrics">Where the duration is recorded.</param>
    /// <param name="name">The span's name, such as <c>orders.load</c>; from a small set, as it is a label too.</param>
    /// <param name="action">What to run.</param>
    /// <param name="token">Passed to the delegate. An exception of cancellation counts as cancelled when this was cancelled, otherwise as an error.</param>
    /// <param name="tags">Attributes of the span; they are not labels of the histogram. Numbers stay numbers.</param>
    /// <returns>What the delegate returned.</returns>
    public static Task<T> TraceAsync<T>(this IStreamingMetrics metrics, string name, Func<CancellationToken, Task<T>> action, CancellationToken token, params ReadOnlySpan<Tag> tags)
    {
        Check(metrics, name, action);
        return RunAsync(metrics, name, action, static (run, token) => run(token), Keep(tags), token);
    }

    /// <summary>Keeps an asynchronous delegate from being measured only up to its first wait; call <c>TraceAsync</c>.</summary>
    /// <param name="metrics">Where the duration is recorded.</param>
    /// <param name="name">The span's name.</param>
    /// <param name="action">What to run.</param>
    /// <param name="tags">Attributes of the span.</param>
    /// <returns>When the delegate is done.</returns>
    [Obsolete("An asynchronous delegate runs in TraceAsync.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Task Trace(this IStreamingMetrics metrics, string name, Func<Task> action, params ReadOnlySpan<Tag> tags)
        => metrics.TraceAsync(name, action, tags);

    /// <summary>Keeps an asynchronous delegate from being measured only up to its first wait; call <c>TraceAsync</c>.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="metrics">Where the duration is recorded.</param>
    /// <param name="name">The span's name.</param>
    /// <param name="action">What to run.</param>
    /// <param name="tags">Attributes of the span.</param>
    /// <returns>What the delegate returned.</returns>
    [Obsolete("An asynchronous delegate runs in TraceAsync.", error: true)]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Task<T> Trace<T>(this IStreamingMetrics metrics, string name, Func<Task<T>> action, params ReadOnlySpan<Tag> tags)
        => metrics.TraceAsync(name, action, tags);

    // The span starts inside the asynchronous method, so that the caller's current activity stays its own.
    private static async Task RunAsync<TDelegate>(
        IStreamingMetrics metrics, string name, TDelegate action, Func<TDelegate, CancellationToken, Task> run, Tag[] tags, CancellationToken token)
    {
        Span span = Span.Start(metrics, name, tags);
        try
        {
            await run(action, token);
        }
        catch (Exception exception)
        {
            span.Fail(exception, token);
            throw;
        }

        span.Succeed();
    }

    private static async Task<T> RunAsync<TDelegate, T>(
        IStreamingMetrics metrics, string name, TDelegate action, Func<TDelegate, CancellationToken, Task<T>> run, Tag[] tags, CancellationToken token)
    {
        Span span = Span.Start(metrics, name, tags);
        T result;
        try
        {
            result = await run(action, token);
        }
        catch (Exception exception)
        {
            span.Fail(exception, token);
            throw;
        }

        span.Succeed();
        return result;
    }

    private static Tag[] Keep(ReadOnlySpan<Tag> tags) => Span.HasListeners ? tags.ToArray() : [];

    private static void Check(IStreamingMetrics metrics, string name, Delegate action)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(action);
    }
}
