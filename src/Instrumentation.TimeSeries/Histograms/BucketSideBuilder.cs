using System.Collections.Immutable;

namespace Instrumentation.Histograms;

// Puts a side together from buckets in rising order; a bucket given twice is added up.
internal sealed class BucketSideBuilder(int capacity)
{
    private readonly ImmutableArray<HistogramSpan>.Builder _spans = ImmutableArray.CreateBuilder<HistogramSpan>();
    private readonly ImmutableArray<double>.Builder _counts = ImmutableArray.CreateBuilder<double>(capacity);

    public int? LastIndex { get; private set; }

    public void Add(int index, double count)
    {
        if (LastIndex is { } last && index == last)
        {
            _counts[^1] += count;
            return;
        }

        if (LastIndex is { } before && index == before + 1)
            _spans[^1] = _spans[^1] with { Length = _spans[^1].Length + 1 };
        else
            _spans.Add(new HistogramSpan(LastIndex is { } previous ? index - previous - 1 : index, 1));
        _counts.Add(count);
        LastIndex = index;
    }

    public BucketSide Build() => new(_spans.DrainToImmutable(), _counts.DrainToImmutable());
}
