namespace Instrumentation.AlertmanagerFiles.Schemas;

/// <summary>What a field of Alertmanager's configuration holds.</summary>
internal enum FieldKind
{
    /// <summary>Any text; a template where Alertmanager expands it.</summary>
    Text,

    /// <summary>A text that nobody may see.</summary>
    Secret,

    /// <summary>The address of a web server.</summary>
    Url,

    /// <summary>The address of a web server that nobody may see.</summary>
    SecretUrl,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>A length of time.</summary>
    Duration,

    /// <summary>A list of texts.</summary>
    Texts,

    /// <summary>Texts by name.</summary>
    Map,

    /// <summary>Anything.</summary>
    Any,

    /// <summary>Fields of their own.</summary>
    Object,

    /// <summary>A list of fields of their own.</summary>
    Objects,
}
