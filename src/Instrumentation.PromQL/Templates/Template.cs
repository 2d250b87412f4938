namespace Instrumentation.Templates;

/// <summary>A parsed template in the language of Go's <c>text/template</c>, with the option <c>missingkey=zero</c>.</summary>
/// <remarks>
/// It reads only the values and calls only the functions that it is given; what it inserts is never parsed again. Immutable and safe from any thread.
/// </remarks>
public sealed class Template
{
    private readonly TemplateSource _source;
    private readonly TemplateNode[] _body;
    private readonly TemplateFunctions _functions;
    private readonly TemplateLimits _limits;

    private Template(
        TemplateSource source,
        TemplateNode[] body,
        IReadOnlyDictionary<string, TemplateDefinition> templates,
        TemplateFunctions functions,
        TemplateLimits limits)
    {
        _source = source;
        _body = body;
        Templates = templates;
        _functions = functions;
        _limits = limits;
    }

    /// <summary>The template's name in messages.</summary>
    public string Name => _source.Name;

    /// <summary>The template's text.</summary>
    public string Text => _source.Text;

    /// <summary>Whether the text holds no action, so that it expands to itself whatever the data.</summary>
    public bool IsPlainText => _body.All(node => node is TemplateNode.Text) && _body.Length <= 1;

    /// <summary>The names of the templates that the text defines.</summary>
    public IEnumerable<string> Defined => Templates.Keys;

    internal IReadOnlyDictionary<string, TemplateDefinition> Templates { get; }

    /// <summary>Parses a template.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="functions">What it may call; null for the functions of the language only.</param>
    /// <param name="variables">Variables that it may use without declaring them, such as <c>$labels</c>; their values are given when it is expanded.</param>
    /// <param name="limits">How much it may ask for; null for <see cref="TemplateLimits.Default"/>.</param>
    /// <returns>The template.</returns>
    /// <exception cref="TemplateException">The text is no template, or goes beyond a limit.</exception>
    public static Template Parse(
        string name, string text, TemplateFunctions? functions = null, IReadOnlyList<string>? variables = null, TemplateLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(text);
        functions ??= TemplateFunctions.Builtin;
        limits ??= TemplateLimits.Default;
        var source = new TemplateSource(name, text);
        (TemplateNode[] body, IReadOnlyDictionary<string, TemplateDefinition> templates) = TemplateParser.Parse(source, functions, limits, variables ?? []);
        return new Template(source, body, templates, functions, limits);
    }

    /// <summary>Parses a template.</summary>
    /// <param name="name">Its name in messages.</param>
    /// <param name="text">Its text.</param>
    /// <param name="template">The template.</param>
    /// <param name="error">Why it is none.</param>
    /// <param name="functions">What it may call; null for the functions of the language only.</param>
    /// <param name="variables">Variables that it may use without declaring them.</param>
    /// <param name="limits">How much it may ask for; null for <see cref="TemplateLimits.Default"/>.</param>
    /// <returns>True when the text is a template.</returns>
    public static bool TryParse(
        string name,
        string text,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Template? template,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out TemplateException? error,
        TemplateFunctions? functions = null,
        IReadOnlyList<string>? variables = null,
        TemplateLimits? limits = null)
    {
        try
        {
            template = Parse(name, text, functions, variables, limits);
            error = null;
            return true;
        }
        catch (TemplateException exception)
        {
            template = null;
            error = exception;
            return false;
        }
    }

    /// <summary>Expands the template.</summary>
    /// <param name="data">What <c>.</c> and <c>$</c> are.</param>
    /// <param name="functions">Functions to call in place of those given when it was parsed; null for the same.</param>
    /// <param name="variables">Values of the variables named when it was parsed.</param>
    /// <param name="library">Further templates by name that it may call, such as those of files; its own come first.</param>
    /// <param name="cancellationToken">Ends the expansion.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">It fails, or goes beyond a limit.</exception>
    public string Expand(
        TemplateValue data,
        TemplateFunctions? functions = null,
        IReadOnlyList<KeyValuePair<string, TemplateValue>>? variables = null,
        TemplateLibrary? library = null,
        CancellationToken cancellationToken = default) =>
        Expand(data, functions, variables, library, new TemplateBudget(_limits.MaxSteps), cancellationToken);

    /// <summary>Expands the template.</summary>
    /// <param name="data">What <c>.</c> and <c>$</c> are.</param>
    /// <param name="result">The text, or as much of an answer as there is: the empty text.</param>
    /// <param name="error">Why it failed, null when it did not.</param>
    /// <param name="functions">Functions to call in place of those given when it was parsed; null for the same.</param>
    /// <param name="variables">Values of the variables named when it was parsed.</param>
    /// <param name="library">Further templates by name that it may call.</param>
    /// <param name="cancellationToken">Ends the expansion.</param>
    /// <returns>True when it did not fail.</returns>
    public bool TryExpand(
        TemplateValue data,
        out string result,
        out TemplateException? error,
        TemplateFunctions? functions = null,
        IReadOnlyList<KeyValuePair<string, TemplateValue>>? variables = null,
        TemplateLibrary? library = null,
        CancellationToken cancellationToken = default)
    {
        try
        {
            result = Expand(data, functions, variables, library, cancellationToken);
            error = null;
            return true;
        }
        catch (TemplateException exception)
        {
            result = "";
            error = exception;
            return false;
        }
    }

    internal string Expand(
        TemplateValue data,
        TemplateFunctions? functions,
        IReadOnlyList<KeyValuePair<string, TemplateValue>>? variables,
        TemplateLibrary? library,
        TemplateBudget budget,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (IsPlainText)
            return _source.Text;
        IReadOnlyDictionary<string, TemplateDefinition> templates = library is null ? Templates : library.With(Templates);
        var interpreter = new TemplateInterpreter(_source, templates, functions ?? _functions, _limits, budget, cancellationToken);
        return interpreter.Run(_body, data, (variables ?? []).Select(variable => (variable.Key, variable.Value)));
    }
}
