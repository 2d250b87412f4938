using Instrumentation.Labels;

namespace Instrumentation.RuleTests;

/// <summary>A series that is given to a test, written to the storage as time goes on.</summary>
internal sealed class GivenSeries(SeriesLabels labels, IReadOnlyList<NotationValue> values, long startUnixMs, long intervalMs)
{
    private int _next;

    public void WriteUntil(long timeUnixMs, RuleTestStorage storage)
    {
        for (; _next < values.Count && startUnixMs + (_next * intervalMs) <= timeUnixMs; _next++)
        {
            NotationValue value = values[_next];
            if (value.IsOmitted)
                continue;
            if (value.Histogram is { } histogram)
                storage.Append(labels, startUnixMs + (_next * intervalMs), histogram);
            else
                storage.Append(labels, startUnixMs + (_next * intervalMs), value.Number);
        }
    }
}
