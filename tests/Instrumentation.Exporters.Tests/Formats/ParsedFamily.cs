namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>A metric family as a reader understands it.</summary>
internal sealed class ParsedFamily(string name)
{
    internal string Name { get; } = name;

    internal string? Type { get; set; }

    internal string? Unit { get; set; }

    internal string? Help { get; set; }

    internal List<ParsedSample> Samples { get; } = [];
}
