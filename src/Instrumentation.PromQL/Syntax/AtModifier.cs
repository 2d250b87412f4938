namespace Instrumentation.Syntax;

/// <summary>The fixed time of <c>@</c>.</summary>
/// <param name="Anchor">Which time.</param>
/// <param name="UnixMs">Milliseconds since 1970-01-01 UTC where <paramref name="Anchor"/> is <see cref="AtAnchor.Time"/>, otherwise 0.</param>
public sealed record AtModifier(AtAnchor Anchor, long UnixMs);
