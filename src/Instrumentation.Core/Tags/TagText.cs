using System.Collections.Concurrent;
using System.Globalization;

namespace Instrumentation;

// One cache per enum type, filled member by member; a flags combination that was never seen is rendered and kept up to a bound.
internal static class TagText<T>
    where T : IFormattable
{
    private const int MaxMembers = 1024;
    private static readonly ConcurrentDictionary<T, string>? Members = typeof(T).IsEnum ? new ConcurrentDictionary<T, string>() : null;

    internal static string Render(T value)
    {
        // Asked of references only: for a value the question itself would box it where the compiler does not optimise.
        if (!typeof(T).IsValueType && value is null)
            return "";
        if (Members is null)
            return value.ToString(null, CultureInfo.InvariantCulture);
        if (Members.TryGetValue(value, out string? text))
            return text;
        text = value.ToString(null, CultureInfo.InvariantCulture);
        if (Members.Count < MaxMembers)
            Members.TryAdd(value, text);
        return text;
    }
}
