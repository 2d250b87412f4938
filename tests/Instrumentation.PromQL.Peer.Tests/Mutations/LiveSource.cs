using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.PromqlPeer.Mutations;

/// <summary>Gives series without their stale markers.</summary>
internal sealed class LiveSource(ISeriesSource inner) : ISeriesSource
{
    public async ValueTask<IReadOnlyList<ISeries>> SelectAsync(SeriesSelection selection, CancellationToken cancellationToken) =>
        [.. (await inner.SelectAsync(selection, cancellationToken)).Select(static series => new LiveSeries(series))];

    private sealed class LiveSeries(ISeries inner) : ISeries
    {
        public SeriesLabels Labels => inner.Labels;

        public void Read(long fromUnixMs, long toUnixMs, SampleBuffer samples)
        {
            var all = new SampleBuffer();
            inner.Read(fromUnixMs, toUnixMs, all);
            samples.AddLive(all);
        }
    }
}
