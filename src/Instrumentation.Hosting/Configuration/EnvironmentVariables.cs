using System.Collections;

namespace Instrumentation.Configuration;

// The variables of the process, as a service so that a test can bring its own.
internal sealed class EnvironmentVariables(IReadOnlyDictionary<string, string> values)
{
    public IReadOnlyDictionary<string, string> Values { get; } = values;

    public static EnvironmentVariables OfProcess() => new(Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>()
        .GroupBy(entry => (string)entry.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => group.First().Value as string ?? "", StringComparer.OrdinalIgnoreCase));
}
