using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Configuration;

namespace Instrumentation.Configuration;

// What all sources together say, ready to bind: keys in their declared spelling, values in the binder's, and what was wrong on the way.
internal sealed class MonitoringSettings
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, RawSetting> _origins = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (string Failure, SettingSource Source)> _failures = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, UnknownSetting> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    public MonitoringSettings(IConfiguration? configuration, EnvironmentVariables environment)
    {
        foreach (RawSetting raw in SettingSources.Read(configuration, environment))
            Take(raw);
        foreach (string name in SettingSources.Misspelt(environment))
        {
            Setting nearest = SettingTable.Instance.Nearest([name["STREAMING_MONITORING_".Length..]]);
            _unknown.TryAdd(name, new UnknownSetting(name, SettingNames.Variable(nearest.Path)));
        }

        ResourceFault = OpenTelemetryVariables.Read(name => configuration?[name] ?? environment.Values.GetValueOrDefault(name)).Fault;
    }

    // Texts that are no value of their key's type; each is a complete message.
    public IEnumerable<string> Failures => _failures.Values.Select(failure => failure.Failure);

    public IEnumerable<UnknownSetting> Unknown => _unknown.Values.OrderBy(unknown => unknown.Name, StringComparer.Ordinal);

    // Why OTEL_RESOURCE_ATTRIBUTES was left out, or null.
    public string? ResourceFault { get; }

    public void Bind(StreamingMonitoringOptions options)
    {
        new ConfigurationBuilder().AddInMemoryCollection(_values).Build().Bind(options);
        foreach ((string name, string value) in _attributes)
            options.Resource.Attributes[name] = value;
    }

    // The user's own spelling of a key, where the value still is the one that was configured and code has not replaced it.
    public string? OriginOf(string path, StreamingMonitoringOptions options)
    {
        if (!_origins.TryGetValue(path, out RawSetting? raw) || !SettingTable.Instance.TryFind(path.Split(':'), out Setting? setting, out _))
            return null;
        if (!setting.HasFreeName && !setting.IsList && !Equals(setting.Read(options), SettingValue.Parse(setting.ValueType, raw.Value)))
            return null;
        return raw.Origin;
    }

    private void Take(RawSetting raw)
    {
        // An attribute's name may hold a colon, which in a configuration key would begin another part.
        if (raw.Source == SettingSource.OpenTelemetryVariable && raw.Parts is [_, _, { } attribute])
        {
            _attributes[attribute] = raw.Value;
            return;
        }

        if (!SettingTable.Instance.TryFind(raw.Parts, out Setting? setting, out string path))
        {
            string nearest = SettingTable.Instance.Nearest(raw.Parts).Path;
            _unknown[string.Join(':', raw.Parts)] = new UnknownSetting(
                raw.Origin, raw.Source == SettingSource.Variable ? SettingNames.Variable(nearest) : $"{StreamingMonitoringConstants.Section}:{nearest}");
            return;
        }

        if (raw.Value.Length == 0 && setting.IsOptional && !setting.IsList)
        {
            Set(path, null, raw);
            return;
        }

        bool isWholeList = setting.IsList && path.Split(':').Length == setting.Path.Split(':').Length;
        if (!isWholeList)
        {
            Set(path, raw.Value, raw, setting);
            return;
        }

        foreach (string key in _values.Keys.Where(key => key.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase)).ToArray())
            Forget(key);
        int index = 0;
        foreach (string item in Items(raw.Value))
            Set($"{path}:{(index++).ToString(CultureInfo.InvariantCulture)}", item, raw, setting);
        _origins[path] = raw;
    }

    private void Set(string path, string text, RawSetting raw, Setting setting)
    {
        if (SettingValue.Parse(setting.ValueType, text) is { } value)
        {
            Set(path, SettingValue.Render(value), raw);
            return;
        }

        Forget(path);
        string shown = setting.IsSecret ? "***" : text;
        string failure = SettingFailure.Describe($"{StreamingMonitoringConstants.Section}:{path}", shown, setting.Allowed);
        _failures[path] = (SettingNames.WithOrigin(failure, $"{StreamingMonitoringConstants.Section}:{path}", raw.Origin), raw.Source);
    }

    private void Set(string path, string? value, RawSetting raw)
    {
        Forget(path);
        _values[path] = value;
        _origins[path] = raw;
        if (path.LastIndexOf(':') is >= 0 and var end)
            _origins.TryAdd(path[..end], raw);
    }

    private void Forget(string path)
    {
        _values.Remove(path);
        _failures.Remove(path);
        _origins.Remove(path);
    }

    // Both ways to write a list into one variable: a JSON array, and items with commas between.
    private static string[] Items(string text)
    {
        if (text.TrimStart().StartsWith('['))
        {
            try
            {
                using JsonDocument json = JsonDocument.Parse(text);
                return [.. json.RootElement.EnumerateArray().Select(item => item.ToString())];
            }
            catch (JsonException)
            {
                // Then it is no JSON, and the check of the values that follows says what is wrong with them.
            }
        }

        return text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }
}
