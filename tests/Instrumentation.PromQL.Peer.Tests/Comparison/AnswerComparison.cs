using System.Globalization;
using Instrumentation.Labels;

namespace Instrumentation.PromqlPeer.Comparison;

/// <summary>Compares two answers: series, labels and points exactly, values within a relative tolerance.</summary>
internal static class AnswerComparison
{
    /// <summary>
    /// How far values may lie apart, in relation to the larger. The peer adds without compensation in aggregations, averages incrementally and has its
    /// own elementary functions; such errors stay below 1e-13 unless something magnifies them.
    /// </summary>
    public const double Tolerance = 1e-11;

    /// <summary>Finds the first difference.</summary>
    /// <param name="ours">Our answer.</param>
    /// <param name="peers">The peer's answer.</param>
    /// <param name="ordered">Whether the order of values counts.</param>
    /// <returns>The difference in words, or null when there is none. Two errors agree whatever their texts.</returns>
    public static string? Check(Answer ours, Answer peers, bool ordered)
    {
        if (ours.Kind != peers.Kind)
            return $"{ours.Kind} instead of {peers.Kind}";
        if (ours.IsError)
            return null;
        if (ours.Text != peers.Text)
            return $"text '{ours.Text}' instead of '{peers.Text}'";
        if (ordered && CheckOrder(ours, peers) is { } disorder)
            return disorder;
        var expected = peers.Series.ToDictionary(static series => series.Labels);
        foreach (AnswerSeries series in ours.Series)
        {
            if (!expected.Remove(series.Labels, out AnswerSeries? other))
                return $"series {series.Labels} that the peer lacks";
            if (Check(series, other) is { } difference)
                return $"{series.Labels}: {difference}";
        }

        return expected.Count == 0 ? null : $"no series {expected.Keys.First()}";
    }

    public static bool Agree(double left, double right)
    {
        if (left.Equals(right) || left == right)
            return true;
        return double.IsFinite(left) && double.IsFinite(right) && Math.Abs(left - right) <= Tolerance * Math.Max(Math.Abs(left), Math.Abs(right));
    }

    private static string? Check(AnswerSeries ours, AnswerSeries peers)
    {
        int common = Math.Min(ours.Times.Length, peers.Times.Length);
        for (int point = 0; point < common; point++)
        {
            if (ours.Times[point] != peers.Times[point])
                return $"a point at {ours.Times[point]} ms instead of {peers.Times[point]} ms";
            if (!Agree(ours.Values[point], peers.Values[point]))
                return string.Create(CultureInfo.InvariantCulture, $"{ours.Values[point]:R} instead of {peers.Values[point]:R} at {ours.Times[point]} ms");
        }

        return ours.Times.Length == peers.Times.Length ? null : $"{ours.Times.Length} points instead of {peers.Times.Length}";
    }

    private static string? CheckOrder(Answer ours, Answer peers)
    {
        int common = Math.Min(ours.Series.Count, peers.Series.Count);
        for (int place = 0; place < common; place++)
        {
            if (!Agree(ours.Series[place].Values[0], peers.Series[place].Values[0]))
                return $"another order from place {place} on";
        }

        return null;
    }
}
