using Instrumentation.Json;
using Instrumentation.Labels;
using Instrumentation.Reading;

namespace Instrumentation.PrometheusApi;

// /api/v1/labels, label/{name}/values and series.
internal sealed class SeriesEndpoints(ISeriesSource source)
{
    public async Task<ApiAnswer?> LabelsAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        (long start, long end) = Range(parameters);
        int limit = ResultLimit.Parse(parameters);
        IReadOnlyList<IReadOnlyList<LabelMatcher>> sets = SeriesSets.Parse(parameters, ApiException.BadData);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (ISeries series in await SeriesSets.SelectAsync(source, sets, [], start, end, cancellation))
        {
            foreach (Labels.Label label in series.Labels.AsSpan())
                names.Add(label.Name);
        }

        return Texts(names, limit);
    }

    public async Task<ApiAnswer?> ValuesAsync(string name, ApiParameters parameters, CancellationToken cancellation)
    {
        name = EscapedName.Read(name);
        (long start, long end) = Range(parameters);
        int limit = ResultLimit.Parse(parameters);
        IReadOnlyList<IReadOnlyList<LabelMatcher>> sets = SeriesSets.Parse(parameters, ApiException.BadData);
        var values = new HashSet<string>(StringComparer.Ordinal);
        LabelMatcher[] present = [new(name, LabelMatchType.NotEqual, "")];
        foreach (ISeries series in await SeriesSets.SelectAsync(source, sets, present, start, end, cancellation))
            values.Add(series.Labels[name]);
        return Texts(values, limit);
    }

    public async Task<ApiAnswer?> SeriesAsync(ApiParameters parameters, CancellationToken cancellation)
    {
        if (parameters.All(SeriesSets.Parameter).Count == 0)
            throw ApiException.BadData("no match[] parameter provided");
        (long start, long end) = Range(parameters);
        int limit = ResultLimit.Parse(parameters);
        IReadOnlyList<IReadOnlyList<LabelMatcher>> sets = SeriesSets.Parse(parameters, static message => ApiException.InvalidParameter(SeriesSets.Parameter, message));
        List<Labels.SeriesLabels> found = [.. (await SeriesSets.SelectAsync(source, sets, [], start, end, cancellation)).Select(series => series.Labels)];
        found.Sort();
        bool isCut = ResultLimit.Cut(found, limit);
        return new ApiAnswer(async (json, writing) =>
        {
            json.WriteStartArray();
            foreach (Labels.SeriesLabels labels in found)
            {
                SeriesLabelsJson.Write(json, labels);
                if (json.BytesPending >= ApiConstants.FlushFrom)
                    await json.FlushAsync(writing);
            }

            json.WriteEndArray();
        })
        { Warnings = isCut ? [ResultLimit.Warning] : [] };
    }

    private static (long Start, long End) Range(ApiParameters parameters) =>
        (ApiTime.Optional(parameters, "start", ApiTime.MinUnixMs), ApiTime.Optional(parameters, "end", ApiTime.MaxUnixMs));

    private static ApiAnswer Texts(IEnumerable<string> texts, int limit)
    {
        List<string> ordered = [.. texts];
        ordered.Sort(LabelOrder.Compare);
        bool isCut = ResultLimit.Cut(ordered, limit);
        return new ApiAnswer(async (json, writing) =>
        {
            json.WriteStartArray();
            foreach (string text in ordered)
            {
                json.WriteStringValue(text);
                if (json.BytesPending >= ApiConstants.FlushFrom)
                    await json.FlushAsync(writing);
            }

            json.WriteEndArray();
        })
        { Warnings = isCut ? [ResultLimit.Warning] : [] };
    }
}
