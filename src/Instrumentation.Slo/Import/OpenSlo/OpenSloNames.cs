using System.Text.RegularExpressions;

namespace Instrumentation.Import;

/// <summary>The forms of names that OpenSLO takes over from Kubernetes.</summary>
internal static partial class OpenSloNames
{
    // RFC 1123.
    public const int MaxNameLength = 63;

    private const int MaxPrefixLength = 253;

    public static bool IsDnsLabel(string text) => text.Length <= MaxNameLength && DnsLabel.IsMatch(text);

    public static bool IsLabelKey(string text) => LabelKey.IsMatch(text);

    /// <summary>Whether a text is a key of annotations: a name, with or without a domain and a slash in front.</summary>
    public static bool IsAnnotationKey(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? IsLabelKey(text) : slash <= MaxPrefixLength && text[..slash].Split('.').All(IsDnsLabel) && IsLabelKey(text[(slash + 1)..]);
    }

    /// <summary>The nearest name of the form that names have to have.</summary>
    public static string ToDnsLabel(string text)
    {
        string label = NoDnsLabel.Replace(text.ToLowerInvariant(), "-").Trim('-');
        return label.Length switch { 0 => "unnamed", > MaxNameLength => label[..MaxNameLength].TrimEnd('-'), _ => label };
    }

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]*[a-z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex DnsLabel { get; }

    [GeneratedRegex(@"\A[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelKey { get; }

    [GeneratedRegex("[^-a-z0-9]", RegexOptions.NonBacktracking)]
    private static partial Regex NoDnsLabel { get; }
}
