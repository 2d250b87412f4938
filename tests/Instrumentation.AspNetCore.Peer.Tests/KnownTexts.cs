namespace Instrumentation.PrometheusApiPeer;

/// <summary>Messages that Prometheus 3 words otherwise than 2.42.</summary>
internal static class KnownTexts
{
    private static readonly (string Old, string New)[] Changes =
    [
        ("Invalid time value for", "invalid time value for"),
        ("invalid expression type \"range vector\" for range query, must be Scalar or instant Vector", "invalid parameter \"query\": invalid expression type \"range vector\" for range query, must be Scalar or instant Vector"),
        ("invalid expression type \"string\" for range query, must be Scalar or instant Vector", "invalid parameter \"query\": invalid expression type \"string\" for range query, must be Scalar or instant Vector"),
    ];

    public static bool Agree((string Type, string Text) ours, (string Type, string Text) peers) => ours.Type == peers.Type
        && (ours.Text == peers.Text || Changes.Any(change => ours.Text == peers.Text.Replace(change.Old, change.New, StringComparison.Ordinal)));
}
