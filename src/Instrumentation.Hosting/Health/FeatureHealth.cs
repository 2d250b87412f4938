using System.Collections.Concurrent;

namespace Instrumentation.Health;

// Which features are off or failing although they are configured. Safe from any thread.
internal sealed class FeatureHealth
{
    private readonly ConcurrentDictionary<string, string> _faults = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Faults => _faults;

    public void Fault(string feature, string reason) => _faults[feature] = reason;

    public void Clear(string feature) => _faults.TryRemove(feature, out _);
}
