using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Instrumentation.Configuration;

// Every key of the section, read from the options' own properties and annotations, so that there is no second list to keep.
internal sealed class SettingTable
{
    private readonly List<Setting> _settings = [];
    private readonly Dictionary<string, Setting> _byPath = new(StringComparer.OrdinalIgnoreCase);

    private SettingTable()
    {
        Add<StreamingMonitoringOptions>("", options => options);
        Add<ResourceOptions>("Resource:", options => options.Resource);
        Add<CaptureSettings>("Capture:", options => options.Capture);
        Add<SystemMetricsSettings>("SystemMetrics:", options => options.SystemMetrics);
        Add<ExpositionSettings>("Exposition:", options => options.Exposition);
        Add<ListenerSettings>("Listener:", options => options.Listener);
        Add<EndpointSettings>("Endpoints:", options => options.Endpoints);
        Add<ApiSettings>("Endpoints:Api:", options => options.Endpoints.Api);
        Add<StoreSettings>("Store:", options => options.Store);
        Add<RuleSettings>("Rules:", options => options.Rules);
        Add<AlertingSettings>("Alerting:", options => options.Alerting);
        Add<SloSettings>("Slo:", options => options.Slo);
        Add<QuerySettings>("Query:", options => options.Query);
        Add<PersistenceSettings>("Persistence:", options => options.Persistence);
        Add<RequestMetricsSettings>("RequestMetrics:", options => options.RequestMetrics);
        Add<TextFileSettings>("TextFile:", options => options.TextFile);
        Add<InstrumentSettings>("Instruments:*:", _ => null);
    }

    public static SettingTable Instance { get; } = new();

    public IReadOnlyList<Setting> Settings => _settings;

    // Takes LatencyWarningMs, latency_warning_ms and LATENCY_WARNING_MS alike; a user-chosen name is kept as it is.
    public bool TryFind(ReadOnlySpan<string> parts, [NotNullWhen(true)] out Setting? setting, out string path)
    {
        path = "";
        setting = null;
        if (parts.Length == 0)
            return false;
        string[] names = [.. parts];
        bool isIndexed = names.Length > 1 && names[^1].Length > 0 && names[^1].All(char.IsAsciiDigit);
        for (int length = names.Length; length >= (isIndexed ? names.Length - 1 : names.Length); length--)
        {
            for (int free = -1; free < length; free++)
            {
                string key = string.Join(':', names.Take(length).Select((name, index) => index == free ? "*" : Fold(name)));
                if (!_byPath.TryGetValue(key, out Setting? found) || (length < names.Length && !found.IsList))
                    continue;
                setting = found;
                string[] declared = found.Path.Split(':');
                path = string.Join(':', names.Select((name, index) => index < length && index != free ? declared[index] : name));
                return true;
            }
        }

        return false;
    }

    public Setting Nearest(ReadOnlySpan<string> parts)
    {
        string wanted = Fold(string.Join(':', parts.ToArray()));
        return _settings.MinBy(setting => EditDistance.Between(wanted.ToUpperInvariant(), setting.Path.ToUpperInvariant()))!;
    }

    private static string Fold(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private static bool IsValue(Type type) =>
        type.IsEnum || type == typeof(TimeSpan) || type == typeof(IList<string>) || type == typeof(IList<double>) || Type.GetTypeCode(type) != TypeCode.Object;

    private void Add<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(string prefix, Func<StreamingMonitoringOptions, T?> owner)
        where T : class
    {
        foreach (PropertyInfo property in typeof(T).GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (IsValue(type))
                Add(new Setting(prefix + property.Name, property, owner));
            else if (type == typeof(IDictionary<string, string>))
                Add(new Setting(prefix + property.Name + ":*", property, owner));
        }
    }

    private void Add(Setting setting)
    {
        _settings.Add(setting);
        _byPath.Add(setting.Path, setting);
    }
}
