using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation;

/// <content>Searching.</content>
public sealed partial class SeriesStore
{
    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(selection);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<IReadOnlyList<ISeries>>(cancellationToken)
            : new ValueTask<IReadOnlyList<ISeries>>(Select(selection, cancellationToken));
    }

    /// <summary>Finds series, as <see cref="SelectAsync"/> does, without a task around the answer.</summary>
    /// <param name="selection">Conditions and time.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The series that may have samples in that time, in no order. They stay readable while the store goes on being written to.</returns>
    /// <exception cref="OperationCanceledException">The search was ended.</exception>
    public IReadOnlyList<StoredSeries> Select(SeriesSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        List<StoredSeries> found = _index.Find(selection.Matchers, cancellationToken);
        long from = Math.Max(selection.FromUnixMs, Horizon);
        found.RemoveAll(series => !series.Overlaps(from, selection.ToUnixMs));
        return found;
    }

    /// <summary>Lists the names of the labels that series have.</summary>
    /// <param name="selection">Which series, and of what time.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The names, each once, in the order of their UTF-8 bytes.</returns>
    /// <exception cref="OperationCanceledException">The search was ended.</exception>
    public IReadOnlyList<string> LabelNames(SeriesSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(selection);
        if (IsEverything(selection))
            return Sort(_index.Names());
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (StoredSeries series in Select(selection, cancellationToken))
        {
            foreach (Label label in series.Labels.AsSpan())
                names.Add(label.Name);
        }

        return Sort([.. names]);
    }

    /// <summary>Lists the values that a label has.</summary>
    /// <param name="name">The label's name.</param>
    /// <param name="selection">Of which series, and of what time.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    /// <returns>The values, each once, in the order of their UTF-8 bytes.</returns>
    /// <exception cref="OperationCanceledException">The search was ended.</exception>
    public IReadOnlyList<string> LabelValues(string name, SeriesSelection selection, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(selection);
        if (IsEverything(selection))
            return Sort(_index.Values(name));
        var values = new HashSet<string>(StringComparer.Ordinal);
        foreach (StoredSeries series in Select(selection, cancellationToken))
            values.Add(series.Labels[name]);
        values.Remove("");
        return Sort([.. values]);
    }

    // The index knows names and values of all series without looking at any.
    private static bool IsEverything(SeriesSelection selection) =>
        selection.Matchers.Count == 0 && selection.FromUnixMs == long.MinValue && selection.ToUnixMs == long.MaxValue;

    private static string[] Sort(string[] texts)
    {
        Array.Sort(texts, LabelOrder.Compare);
        return texts;
    }
}
