using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Instrumentation.Histograms;

namespace Instrumentation.RuleTests;

// What was read so far of a histogram.
internal sealed class HistogramFields
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _integers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<double>> _lists = new(StringComparer.Ordinal);

    public CounterResetHint? ResetHint { get; private set; }

    /// <summary>Reads the value of a key.</summary>
    public bool TryRead(string key, NotationReader reader, [NotNullWhen(false)] out string? problem)
    {
        problem = _seen.Add(key) ? null : $"'{key}' stands twice in a histogram";
        if (problem is not null)
            return false;
        switch (key)
        {
            case "schema" or "offset" or "n_offset":
                _integers[key] = reader.ReadInteger();
                break;
            case "sum" or "count" or "z_bucket" or "z_bucket_w":
                _numbers[key] = reader.ReadNumber();
                break;
            case "buckets" or "n_buckets" or "custom_values":
                _lists[key] = ReadList(reader);
                break;
            case "counter_reset_hint":
                ResetHint = ReadHint(reader);
                break;
            default:
                problem = $"a histogram has no '{key}'";
                return false;
        }

        return true;
    }

    public NativeHistogram Build() => new()
    {
        Schema = _integers.GetValueOrDefault("schema"),
        Count = _numbers.GetValueOrDefault("count"),
        Sum = _numbers.GetValueOrDefault("sum"),
        ZeroCount = _numbers.GetValueOrDefault("z_bucket"),
        ZeroThreshold = _numbers.GetValueOrDefault("z_bucket_w"),
        Positive = Side("offset", "buckets"),
        Negative = Side("n_offset", "n_buckets"),
        CustomBounds = _lists.TryGetValue("custom_values", out ImmutableArray<double> bounds) ? bounds : [],
        ResetHint = ResetHint ?? CounterResetHint.Unknown,
    };

    private static ImmutableArray<double> ReadList(NotationReader reader)
    {
        reader.Read("[");
        ImmutableArray<double>.Builder list = ImmutableArray.CreateBuilder<double>();
        reader.SkipSpaces();
        while (!reader.TryRead("]"))
        {
            list.Add(reader.ReadNumber());
            if (!reader.IsAtSpace && reader.Current != ']')
                throw reader.Fail("expected a space or ']'");
            reader.SkipSpaces();
        }

        return list.DrainToImmutable();
    }

    private static CounterResetHint ReadHint(NotationReader reader)
    {
        int start = reader.Position;
        switch (reader.ReadWhile(static character => char.IsAsciiLetter(character) || character == '_'))
        {
            case "unknown": return CounterResetHint.Unknown;
            case "reset": return CounterResetHint.Reset;
            case "not_reset": return CounterResetHint.NotReset;
            case "gauge": return CounterResetHint.Gauge;
            default:
                reader.FailAt("a counter reset hint is unknown, reset, not_reset or gauge", start);
                return default;
        }
    }

    private BucketSide Side(string offset, string buckets) => _lists.TryGetValue(buckets, out ImmutableArray<double> counts) && counts.Length > 0
        ? new BucketSide([new HistogramSpan(_integers.GetValueOrDefault(offset), counts.Length)], counts)
        : BucketSide.Empty;
}
