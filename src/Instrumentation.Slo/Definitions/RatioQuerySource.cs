namespace Instrumentation;

/// <summary>PromQL gives the ratio of bad or good events, without their numbers; slices of time weigh the same.</summary>
/// <param name="Query">Gives the ratio, 0 to 1; with <c>{{.window}}</c> for the length of time it is over.</param>
/// <param name="IsErrorRatio">Whether it is the ratio of bad events rather than of good ones.</param>
public sealed record RatioQuerySource(string Query, bool IsErrorRatio = true) : SliSource
{
    /// <summary>The remote server that answers; empty for the embedded store.</summary>
    public string Remote { get; init; } = "";

    /// <inheritdoc/>
    public override bool HasEvents => false;
}
