namespace Instrumentation.AlertmanagerFiles.Schemas;

/// <summary>A field of Alertmanager's configuration.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Schema">The name of the schema of what it holds; empty for none.</param>
/// <param name="Since">The first version that knows it.</param>
internal sealed record FieldSchema(string Name, FieldKind Kind, string Schema, AlertmanagerVersion Since);
