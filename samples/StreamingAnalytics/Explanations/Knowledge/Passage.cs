namespace Samples.StreamingAnalytics.Explanations.Knowledge;

/// <summary>A piece of a document that fits into an explanation.</summary>
/// <param name="Section">The headings above it; the document's name where it has none.</param>
/// <param name="Text">What it says, in one line.</param>
internal readonly record struct Passage(string Section, string Text);
