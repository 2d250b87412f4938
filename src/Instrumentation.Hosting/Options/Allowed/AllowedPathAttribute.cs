using System.Buffers;

namespace Instrumentation;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class AllowedPathAttribute : AllowedAttribute
{
    private static readonly SearchValues<char> Literal =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/");

    public bool MayBeEmpty { get; set; }

    public override string Allowed => "a path such as /metrics: a slash, then letters, digits and - . _ ~, no slash at the end" + (MayBeEmpty ? ", or empty" : "");

    public static bool IsPath(string path, bool mayBeEmpty) => path.Length == 0
        ? mayBeEmpty
        : path.Length > 1 && path[0] == '/' && path[^1] != '/' && !path.Contains("//", StringComparison.Ordinal) && !path.AsSpan().ContainsAnyExcept(Literal);

    protected override bool Accepts(object value) => IsPath((string)value, MayBeEmpty);
}
