using System.Globalization;
using Instrumentation.Evaluation;
using Instrumentation.Syntax;

namespace Instrumentation.Output;

/// <summary>A point of a result in words.</summary>
internal static class ResultPoint
{
    public static string Value(ResultSeries series, int index) => series.Histogram(index)?.ToString() ?? Number(series.Values[index]);

    public static string Time(long unixMs) => unixMs % 1000 == 0
        ? DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
        : DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    public static string Number(double value) => PromqlNumbers.Format(value);
}
