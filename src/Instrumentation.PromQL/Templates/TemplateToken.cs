namespace Instrumentation.Templates;

/// <summary>A piece of a template's text.</summary>
internal readonly record struct TemplateToken(TemplateTokenKind Kind, int Start, int End, string Text);
