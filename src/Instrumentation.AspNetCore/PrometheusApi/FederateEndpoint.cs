using Instrumentation.Histograms;
using Instrumentation.Labels;
using Instrumentation.Reading;
using Microsoft.AspNetCore.Http;

namespace Instrumentation.PrometheusApi;

// /federate: the last samples of the series that are asked for, in Prometheus' text format.
internal sealed class FederateEndpoint(PromqlEngine engine, ISeriesSource source, TimeProvider time)
{
    public async Task WriteAsync(ApiParameters parameters, HttpContext context)
    {
        CancellationToken cancellation = context.RequestAborted;
        IReadOnlyList<IReadOnlyList<LabelMatcher>> sets = SeriesSets.Parse(parameters, ApiException.BadData);
        long now = time.GetUtcNow().ToUnixTimeMilliseconds();
        long from = now - (long)engine.Options.Lookback.TotalMilliseconds;
        IReadOnlyCollection<ISeries> found = sets.Count == 0 ? [] : await SeriesSets.SelectAsync(source, sets, [], from, now, cancellation);
        List<FederatedSample> samples = [];
        var buffer = new SampleBuffer();
        foreach (ISeries series in found)
        {
            cancellation.ThrowIfCancellationRequested();
            buffer.Clear();
            series.Read(from, now, buffer);
            if (buffer.Count > 0 && !StaleMarker.Is(buffer.Values[^1]) && series.Labels.MetricName.Length > 0)
                samples.Add(new FederatedSample(series.Labels, buffer.Timestamps[^1], buffer.Values[^1], buffer.HasHistograms ? buffer.Histograms[^1] : null));
        }

        samples.Sort(FederatedSample.ByName);
        context.Response.ContentType = FederationText.ContentType;
        context.Response.Headers.CacheControl = "no-store";
        await FederationText.WriteAsync(context.Response.BodyWriter, samples, cancellation);
    }
}
