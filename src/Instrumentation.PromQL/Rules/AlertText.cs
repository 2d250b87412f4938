using Instrumentation.Templates;

namespace Instrumentation.Rules;

/// <summary>A label or annotation of a rule, parsed once.</summary>
internal sealed class AlertText
{
    private readonly string _templateName;
    private readonly AlertTemplate? _template;
    private readonly string _problem;

    private AlertText(string name, string templateName, AlertTemplate? template, string problem)
    {
        Name = name;
        _templateName = templateName;
        _template = template;
        _problem = problem;
    }

    public string Name { get; }

    public static AlertText Parse(string name, string templateName, string text) => AlertTemplate.TryParse(templateName, text, out AlertTemplate? template, out TemplateException? error)
        ? new AlertText(name, templateName, template, "")
        : new AlertText(name, templateName, null, Failed($"error parsing template {templateName}: {error.Message}"));

    public async ValueTask<string> ExpandAsync(AlertTemplateContext context, CancellationToken cancellationToken)
    {
        if (_template is null)
            return _problem;
        try
        {
            return await _template.ExpandAsync(context, cancellationToken);
        }
        catch (TemplateException exception)
        {
            return Failed($"error executing template {_templateName}: {exception.Message}");
        }
    }

    private static string Failed(string problem) => $"<error expanding template: {problem}>";
}
