namespace Instrumentation.Matching;

/// <summary>Alertmanager's two ways to write matchers.</summary>
public enum MatcherSyntax
{
    /// <summary>The newer one, or the older one where the newer one cannot read the text; where they read it differently, the older one.</summary>
    Fallback,

    /// <summary>The newer one, of version 0.27: names may hold any characters, what is special is put in quotes.</summary>
    Utf8,

    /// <summary>The older one: names of letters, digits and underscores, values in quotes or not.</summary>
    Classic,
}
