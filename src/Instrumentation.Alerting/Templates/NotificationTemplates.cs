using System.Collections.Immutable;

namespace Instrumentation.Templates;

/// <summary>The templates that settings of receivers can call: those that come with the library under Alertmanager's names, and those of the configuration's files, which replace them.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
internal sealed class NotificationTemplates
{
    private const string Suffix = ".tmpl";

    private static readonly Lazy<TemplateLibrary> Defaults = new(ReadDefaults);

    private readonly TemplateLibrary _library;
    private readonly ImmutableHashSet<string> _own;

    private NotificationTemplates(TemplateLibrary library, ImmutableHashSet<string> own)
    {
        _library = library;
        _own = own;
    }

    /// <summary>Only those that come with the library.</summary>
    public static NotificationTemplates Default => new(Defaults.Value, ImmutableHashSet.Create<string>(StringComparer.Ordinal));

    /// <summary>Reads the files that a configuration names; a later one replaces what an earlier one defines.</summary>
    /// <exception cref="InvalidOperationException">A file is not there, cannot be read, or is no template.</exception>
    public static NotificationTemplates Load(AlertmanagerFile configuration) =>
        configuration.Templates.SelectMany(Expand).Aggregate(Default, (templates, path) => templates.With(Read(path)));

    /// <summary>The library with what a text defines as well.</summary>
    /// <exception cref="TemplateException">The text is no template.</exception>
    public NotificationTemplates With(string name, string text) => With(Parse(name, text));

    /// <summary>Whether a file of the configuration defines a template whose name begins so.</summary>
    public bool HasOwn(string prefix) => _own.Any(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>Parses a setting.</summary>
    /// <exception cref="TemplateException">It is no template.</exception>
    public static Template Parse(string name, string text) => Template.Parse(name, text, NotificationFunctions.Table);

    /// <summary>Expands a setting.</summary>
    /// <param name="template">The setting.</param>
    /// <param name="data">What <see cref="NotificationData.Of"/> makes of the notification.</param>
    /// <param name="now">What <c>since</c> counts to.</param>
    /// <param name="cancellationToken">Ends the expansion.</param>
    /// <exception cref="TemplateException">It fails, or goes beyond a limit.</exception>
    public string Expand(Template template, TemplateValue data, DateTimeOffset now, CancellationToken cancellationToken = default) =>
        template.Expand(data, NotificationFunctions.At(now), library: _library, cancellationToken: cancellationToken);

    private NotificationTemplates With(Template template) => new(_library.With(template), _own.Union(template.Defined));

    private static TemplateLibrary ReadDefaults()
    {
        System.Reflection.Assembly assembly = typeof(NotificationTemplates).Assembly;
        TemplateLibrary library = TemplateLibrary.Empty;
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(Suffix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            library = library.With(Parse(name, reader.ReadToEnd()));
        }

        return library;
    }

    // A name without files that match it is no mistake, as in Alertmanager; a path without a pattern has to be there.
    private static IEnumerable<string> Expand(string path)
    {
        string name = Path.GetFileName(path);
        if (!name.AsSpan().ContainsAny('*', '?'))
            return [path];
        string folder = Path.GetDirectoryName(path) is { Length: > 0 } given ? given : ".";
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, name).Order(StringComparer.Ordinal) : [];
    }

    private static Template Read(string path)
    {
        try
        {
            return Parse(path, File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or TemplateException)
        {
            throw new InvalidOperationException($"The template file '{path}' cannot be used: {exception.Message}", exception);
        }
    }
}
