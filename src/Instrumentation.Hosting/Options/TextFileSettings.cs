namespace Instrumentation;

/// <summary>The exposition as a file that other programs read, such as node_exporter's textfile collector.</summary>
public sealed class TextFileSettings
{
    /// <summary>The file, replaced at each run of the cycle so that readers never see half of it; not set writes none. node_exporter wants the extension .prom.</summary>
    public string? Path { get; set; }
}
