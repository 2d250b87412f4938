namespace Samples.StreamingAnalytics.Explanations;

/// <summary>Why a window may be unusual.</summary>
/// <param name="Topic">The window's topic.</param>
/// <param name="Start">When the window begins.</param>
/// <param name="Score">The window's score.</param>
/// <param name="Pattern">What it looks like, such as <c>spike</c>.</param>
/// <param name="Text">What happened, what it may mean and what to check.</param>
/// <param name="Sources">Where that is said, as document and section.</param>
internal sealed record Explanation(string Topic, DateTimeOffset Start, double Score, string Pattern, string Text, IReadOnlyList<string> Sources);
