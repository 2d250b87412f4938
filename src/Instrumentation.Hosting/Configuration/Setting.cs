using System.Reflection;

namespace Instrumentation.Configuration;

// One key of the section: where it lies, what it may hold, and how to read what an options object holds.
internal sealed class Setting
{
    private readonly Func<StreamingMonitoringOptions, object?> _owner;
    private readonly PropertyInfo _property;

    public Setting(string path, PropertyInfo property, Func<StreamingMonitoringOptions, object?> owner)
    {
        _owner = owner;
        _property = property;
        Path = path;
        Type type = property.PropertyType;
        IsList = type == typeof(IList<string>) || type == typeof(IList<double>);
        ValueType = type == typeof(IList<double>)
            ? typeof(double)
            : IsList || type == typeof(IDictionary<string, string>) ? typeof(string) : Nullable.GetUnderlyingType(type) ?? type;
        IsOptional = Nullable.GetUnderlyingType(type) is not null;
        Allowed = property.GetCustomAttribute<AllowedAttribute>() is { } allowed && allowed is not AllowedMemberAttribute
            ? allowed.Allowed
            : SettingValue.Describe(ValueType);
        IsSecret = property.IsDefined(typeof(SecretAttribute));
    }

    // Relative to the section, parts joined by colons; * stands for a name that the user chooses.
    public string Path { get; }

    public Type ValueType { get; }

    public bool IsList { get; }

    public bool IsOptional { get; }

    public bool IsSecret { get; }

    public string Allowed { get; }

    public bool HasFreeName => Path.Contains('*', StringComparison.Ordinal);

    public object? Read(StreamingMonitoringOptions options) => _owner(options) is { } owner ? _property.GetValue(owner) : null;
}
