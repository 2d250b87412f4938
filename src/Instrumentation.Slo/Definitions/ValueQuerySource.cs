namespace Instrumentation;

/// <summary>PromQL gives a value, such as a percentile or a rate, that is judged once for each slice of time.</summary>
/// <param name="Query">Gives the value in the indicator's unit; with <c>{{.window}}</c> for the length of a slice.</param>
public sealed record ValueQuerySource(string Query) : SliSource
{
    /// <summary>The remote server that answers; empty for the embedded store.</summary>
    public string Remote { get; init; } = "";

    /// <inheritdoc/>
    public override bool HasEvents => false;
}
