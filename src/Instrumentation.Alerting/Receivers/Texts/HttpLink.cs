namespace Instrumentation.Receivers.Texts;

/// <summary>Addresses that people may follow: what comes from alerts could be anything.</summary>
internal static class HttpLink
{
    /// <summary>How long an address may be.</summary>
    public const int MaxLength = 3000;

    /// <summary>The address, written without characters that end it early; null where it is not one of http or https, has a user's name in front of its host, or is too long.</summary>
    public static string? Of(string text)
    {
        if (text.Length > MaxLength || !Uri.TryCreate(text.Trim(), UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https") || address.UserInfo.Length > 0)
            return null;
        return address.AbsoluteUri is { Length: <= MaxLength } written ? written : null;
    }

    /// <summary>The first that can be followed.</summary>
    public static string? FirstOf(params ReadOnlySpan<string> texts)
    {
        foreach (string text in texts)
        {
            if (Of(text) is { } link)
                return link;
        }

        return null;
    }
}
