using System.Buffers;

namespace Instrumentation.Listener;

// The characters of header names.
internal static class HttpTokens
{
    private static readonly SearchValues<char> Token = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    internal static bool ContainsOnlyToken(this ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Token);
}
