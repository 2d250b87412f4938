using System.Text;

namespace Instrumentation.Histograms;

/// <content>Text for people.</content>
public sealed partial class NativeHistogram
{
    /// <summary>Writes count, sum and every bucket that counts something, from the lowest up: <c>{count:4, sum:5, (0.5,1]:1, (1,2]:3}</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var text = new StringBuilder("{count:").Append(ShortNumber.Format(Count)).Append(", sum:").Append(ShortNumber.Format(Sum));
        IEnumerable<HistogramBucket> zero = ZeroCount != 0 ? [ZeroBucket] : [];
        foreach (HistogramBucket bucket in NegativeFromZero().Reverse().Concat(zero).Concat(PositiveFromZero()))
        {
            if (bucket.Count != 0)
                text.Append(", ").Append(bucket.ToString());
        }

        return text.Append('}').ToString();
    }
}
