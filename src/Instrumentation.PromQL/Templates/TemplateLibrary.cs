using System.Collections.Immutable;

namespace Instrumentation.Templates;

/// <summary>Templates by name that other templates can call.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class TemplateLibrary
{
    private readonly ImmutableDictionary<string, TemplateDefinition> _templates;

    private TemplateLibrary(ImmutableDictionary<string, TemplateDefinition> templates)
    {
        _templates = templates;
    }

    /// <summary>The library without templates.</summary>
    public static TemplateLibrary Empty { get; } = new(ImmutableDictionary.Create<string, TemplateDefinition>(StringComparer.Ordinal));

    /// <summary>Makes a library that also has what a text defines; a template of the same name is replaced.</summary>
    /// <param name="template">The text with the definitions.</param>
    /// <returns>The new library.</returns>
    public TemplateLibrary With(Template template)
    {
        ArgumentNullException.ThrowIfNull(template);
        return new TemplateLibrary(_templates.SetItems(template.Templates));
    }

    internal IReadOnlyDictionary<string, TemplateDefinition> With(IReadOnlyDictionary<string, TemplateDefinition> own) => own.Count == 0 ? _templates : _templates.SetItems(own);
}
