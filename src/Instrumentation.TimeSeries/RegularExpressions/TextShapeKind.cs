namespace Instrumentation.RegularExpressions;

/// <summary>Kinds of expressions that are checked without an engine.</summary>
internal enum TextShapeKind
{
    /// <summary>A list of texts, <c>a|b</c>.</summary>
    Literals,

    /// <summary>A beginning and anything, <c>a.*</c>, or just anything.</summary>
    Prefix,

    /// <summary>Anything and an end, <c>.*a</c>.</summary>
    Suffix,

    /// <summary>A text inside, <c>.*a.*</c>.</summary>
    Contained,

    /// <summary>An expression that has to be run.</summary>
    Other,
}
