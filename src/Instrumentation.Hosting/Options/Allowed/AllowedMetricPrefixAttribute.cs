using System.Buffers;

namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedMetricPrefixAttribute : AllowedAttribute
{
    private static readonly SearchValues<char> NameCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    public override string Allowed => "a letter, then letters, digits and underscores, or empty";

    protected override bool Accepts(object value)
    {
        var prefix = (string)value;
        return prefix.Length == 0 || (char.IsAsciiLetter(prefix[0]) && !prefix.AsSpan().ContainsAnyExcept(NameCharacters));
    }
}
