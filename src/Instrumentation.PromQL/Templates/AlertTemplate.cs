using System.Diagnostics.CodeAnalysis;

namespace Instrumentation.Templates;

/// <summary>A template of an alert's label or annotation: the functions and variables that Prometheus gives them.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed class AlertTemplate
{
    private static readonly string[] Variables = ["$labels", "$externalLabels", "$externalURL", "$value"];

    private readonly Template _template;
    private readonly TemplateLimits _limits;

    private AlertTemplate(Template template, TemplateLimits limits)
    {
        _template = template;
        _limits = limits;
    }

    /// <summary>The template's text.</summary>
    public string Text => _template.Text;

    /// <summary>Parses a template.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="limits">How much it may ask for; null for <see cref="TemplateLimits.Default"/>.</param>
    /// <returns>The template.</returns>
    /// <exception cref="TemplateException">The text is no template, or goes beyond a limit.</exception>
    public static AlertTemplate Parse(string name, string text, TemplateLimits? limits = null) =>
        new(Template.Parse(name, text, PrometheusFunctions.Table, Variables, limits), limits ?? TemplateLimits.Default);

    /// <summary>Parses a template.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="template">The template.</param>
    /// <param name="error">Why it is none.</param>
    /// <param name="limits">How much it may ask for; null for <see cref="TemplateLimits.Default"/>.</param>
    /// <returns>True when the text is a template.</returns>
    public static bool TryParse(
        string name, string text, [NotNullWhen(true)] out AlertTemplate? template, [NotNullWhen(false)] out TemplateException? error, TemplateLimits? limits = null)
    {
        bool parsed = Template.TryParse(name, text, out Template? inner, out error, PrometheusFunctions.Table, Variables, limits);
        template = parsed ? new AlertTemplate(inner!, limits ?? TemplateLimits.Default) : null;
        return parsed;
    }

    /// <summary>Expands the template.</summary>
    /// <param name="context">What it sees.</param>
    /// <param name="cancellationToken">Ends the expansion and its queries.</param>
    /// <returns>The text. Completes at once unless the template runs a query that does not.</returns>
    /// <exception cref="TemplateException">It fails, or goes beyond a limit.</exception>
    public async ValueTask<string> ExpandAsync(AlertTemplateContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (_template.IsPlainText)
            return _template.Text;
        var queries = new QueryResults(context, _limits.MaxQueries);
        TemplateFunctions functions = PrometheusFunctions.For(context, queries);
        TemplateValue labels = TemplateValue.Of(context.Labels);
        TemplateValue externalLabels = TemplateValue.Of(context.ExternalLabels);
        TemplateValue externalUrl = TemplateValue.Of(context.ExternalUrl);
        KeyValuePair<string, TemplateValue>[] variables =
        [
            new("$labels", labels), new("$externalLabels", externalLabels), new("$externalURL", externalUrl), new("$value", context.Value),
        ];
        TemplateValue data = TemplateValue.Object(
            "template.alertData", [new("Labels", labels), new("ExternalLabels", externalLabels), new("ExternalURL", externalUrl), new("Value", context.Value)]);

        var budget = new TemplateBudget(_limits.MaxSteps);

        // Expanding has no effects, so that it can begin anew with the result of a query that it turned out to need.
        while (true)
        {
            try
            {
                return _template.Expand(data, functions, variables, null, budget, cancellationToken);
            }
            catch (QueryNeededException needed)
            {
                await queries.RunAsync(needed.Expression, cancellationToken);
            }
        }
    }
}
