using System.Collections.Immutable;
using System.Text;
using Instrumentation.Histograms;

namespace Instrumentation.RuleTests;

/// <summary>The notation of histograms in rule unit tests, <c>{{schema:1 sum:3 count:22 buckets:[5 10 7]}}</c>.</summary>
/// <remarks>
/// Between the braces stand, in any order and each once, <c>schema</c>, <c>sum</c>, <c>count</c>, <c>z_bucket</c> (count of the zero bucket),
/// <c>z_bucket_w</c> (its threshold), <c>offset</c> (index of the first positive bucket), <c>buckets</c>, <c>n_offset</c>, <c>n_buckets</c>,
/// <c>custom_values</c> (custom bounds) and <c>counter_reset_hint</c> (unknown, reset, not_reset or gauge). What is left out is 0 or empty.
/// </remarks>
public static class HistogramNotation
{
    /// <summary>Reads a histogram.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The histogram, which may be invalid: see <see cref="NativeHistogram.Validate"/>.</returns>
    /// <exception cref="NotationException">The text is no histogram.</exception>
    public static NativeHistogram Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var reader = new NotationReader(text);
        reader.SkipSpaces();
        NativeHistogram histogram = Read(reader, out _);
        reader.SkipSpaces();
        return reader.IsAtEnd ? histogram : throw reader.Fail("expected the end");
    }

    /// <summary>Writes a histogram.</summary>
    /// <param name="histogram">The histogram; empty buckets between others are written, those at the ends are not.</param>
    /// <returns>Text that reads back as an equal histogram.</returns>
    public static string Write(NativeHistogram histogram)
    {
        ArgumentNullException.ThrowIfNull(histogram);
        var parts = new List<string>();
        Add("schema", histogram.Schema);
        Add("count", histogram.Count);
        Add("sum", histogram.Sum);
        Add("z_bucket", histogram.ZeroCount);
        Add("z_bucket_w", histogram.ZeroThreshold);
        if (!histogram.CustomBounds.IsEmpty)
            parts.Add($"custom_values:{Numbers(histogram.CustomBounds)}");
        if (histogram.ResetHint != CounterResetHint.Unknown)
            parts.Add($"counter_reset_hint:{HintText(histogram.ResetHint)}");
        AddSide(histogram.Positive, "offset", "buckets");
        AddSide(histogram.Negative, "n_offset", "n_buckets");
        return "{{" + string.Join(' ', parts) + "}}";

        void Add(string key, double value)
        {
            if (value != 0)
                parts.Add($"{key}:{ShortNumber.Format(value)}");
        }

        void AddSide(BucketSide side, string offset, string buckets)
        {
            side = side.Compact(int.MaxValue);
            if (side.IsEmpty)
                return;
            Add(offset, side.Spans[0].Offset);
            parts.Add($"{buckets}:{Numbers(side.Counts)}");
        }
    }

    // Tells whether the reset hint was written, because expectations compare it only then.
    internal static NativeHistogram Read(NotationReader reader, out bool hasHint)
    {
        reader.Read("{{");
        var fields = new HistogramFields();
        reader.SkipSpaces();
        while (!reader.TryRead("}}"))
        {
            int start = reader.Position;
            string key = reader.ReadWhile(static character => char.IsAsciiLetter(character) || character == '_').ToLowerInvariant();
            reader.Read(":");
            if (!fields.TryRead(key, reader, out string? problem))
                reader.FailAt(problem, start);
            if (!reader.IsAtSpace && reader.Current != '}')
                throw reader.Fail("expected a space or '}}'");
            reader.SkipSpaces();
        }

        hasHint = fields.ResetHint is not null;
        return fields.Build();
    }

    internal static string HintText(CounterResetHint hint) => hint switch
    {
        CounterResetHint.Reset => "reset",
        CounterResetHint.NotReset => "not_reset",
        CounterResetHint.Gauge => "gauge",
        _ => "unknown",
    };

    private static string Numbers(ImmutableArray<double> numbers)
    {
        var text = new StringBuilder("[");
        foreach (double number in numbers)
            text.Append(text.Length == 1 ? "" : " ").Append(ShortNumber.Format(number));
        return text.Append(']').ToString();
    }
}
