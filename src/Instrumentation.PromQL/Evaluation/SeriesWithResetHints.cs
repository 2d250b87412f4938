using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.Evaluation;

/// <summary>A series whose histograms say of every sample but the first whether its counters started anew since the sample before.</summary>
internal sealed class SeriesWithResetHints(ISeries inner) : ISeries
{
    private readonly SampleBuffer _read = new();

    public SeriesLabels Labels => inner.Labels;

    public void Read(long fromUnixMs, long toUnixMs, SampleBuffer samples)
    {
        _read.Clear();
        inner.Read(fromUnixMs, toUnixMs, _read);
        NativeHistogram? before = null;
        for (int index = 0; index < _read.Count; index++)
        {
            long start = _read.HasStartTimes ? _read.StartTimes[index] : 0;
            if (!_read.HasHistograms || _read.Histograms[index] is not { } histogram)
            {
                samples.Add(_read.Timestamps[index], _read.Values[index], start);
                continue;
            }

            samples.Add(_read.Timestamps[index], Hinted(histogram, before), start);
            before = histogram;
        }
    }

    private static NativeHistogram Hinted(NativeHistogram histogram, NativeHistogram? before)
    {
        if (before is null || histogram.ResetHint != CounterResetHint.Unknown || StaleMarker.Is(histogram.Sum))
            return histogram;
        return histogram.WithResetHint(histogram.DetectReset(before) ? CounterResetHint.Reset : CounterResetHint.NotReset);
    }
}
