namespace Instrumentation.RegularExpressions;

/// <summary>A condition on a place in the text that takes no character.</summary>
internal enum Re2Assertion
{
    BeginText,
    EndText,
    BeginLine,
    EndLine,
    WordBoundary,
    NoWordBoundary,
}
