namespace Instrumentation.Matching;

/// <summary>The kinds of parts.</summary>
internal enum Utf8MatcherTokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name or value, in quotes or not.</summary>
    Text,

    /// <summary>A comparison.</summary>
    Operator,

    /// <summary>What separates matchers.</summary>
    Comma,

    /// <summary>What opens the matchers.</summary>
    OpenBrace,

    /// <summary>What closes the matchers.</summary>
    CloseBrace,
}
