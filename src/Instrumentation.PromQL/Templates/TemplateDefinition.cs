namespace Instrumentation.Templates;

/// <summary>What a template of a name is made of, and the text that it stands in.</summary>
internal sealed record TemplateDefinition(TemplateSource Source, TemplateNode[] Body);
