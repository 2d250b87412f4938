namespace Instrumentation.PrometheusApiPeer;

/// <summary>Messages that are worded otherwise than by 2.42; docs/promql-api.md lists them.</summary>
internal static class KnownTexts
{
    private const string Query = "invalid parameter \"query\": ";
    private const string Pattern = "error parsing regexp";

    // A bare number is a length of time to Prometheus 3.
    private static readonly (string Old, string New)[] Numbers =
    [
        ("1:8: parse error: missing unit character in duration", "1:10: parse error: unexpected identifier \"m\""),
        ("unexpected end of input in offset, expected duration", "unexpected end of input in offset, expected number, duration, step(), or range()"),
    ];

    public static bool Agree(ApiRequest request, (string Type, string Text) ours, (string Type, string Text) peers)
    {
        if (ours.Type != peers.Type)
            return false;
        string expected = peers.Text.Replace("Invalid time value for", "invalid time value for", StringComparison.Ordinal);
        if (request.Path == "query_range" && (expected.StartsWith("invalid expression type", StringComparison.Ordinal) || expected.Contains(": parse error: ", StringComparison.Ordinal)))
            expected = Query + expected;
        foreach ((string before, string now) in Numbers)
            expected = expected.Replace(before, now, StringComparison.Ordinal);

        // What is wrong with a regular expression is said in our words, behind the same place.
        int pattern = expected.IndexOf(Pattern, StringComparison.Ordinal);
        return pattern < 0 ? ours.Text == expected : ours.Text.StartsWith(expected[..(pattern + Pattern.Length)], StringComparison.Ordinal);
    }
}
