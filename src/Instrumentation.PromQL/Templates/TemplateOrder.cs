namespace Instrumentation.Templates;

/// <summary>Orders texts by their UTF-8 bytes, as Go does.</summary>
internal static class TemplateOrder
{
    public static int Compare(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
            return left.Length - right.Length;
        char a = left[common];
        char b = right[common];

        // In UTF-16 surrogates sort below U+E000 to U+FFFF, in UTF-8 what they encode sorts above.
        bool oneIsSurrogate = char.IsSurrogate(a) != char.IsSurrogate(b);
        return oneIsSurrogate && a >= 0xD800 && b >= 0xD800 ? (char.IsSurrogate(a) ? 1 : -1) : a - b;
    }
}
