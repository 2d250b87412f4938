namespace Instrumentation.Templates;

/// <summary>The functions that a template can call, by name.</summary>
/// <remarks>Immutable and safe from any thread, as far as its functions are.</remarks>
public sealed class TemplateFunctions
{
    private readonly TemplateFunctions? _parent;
    private readonly Dictionary<string, TemplateFunctionEntry> _entries;

    private TemplateFunctions(TemplateFunctions? parent, Dictionary<string, TemplateFunctionEntry> entries)
    {
        _parent = parent;
        _entries = entries;
    }

    /// <summary>The functions that the language brings: <c>and or not eq ne lt le gt ge len index slice print printf println html js urlquery call</c>.</summary>
    public static TemplateFunctions Builtin { get; } = new(null, BuiltinFunctions.Create());

    /// <summary>Makes a table with one function more, or another one under a name.</summary>
    /// <param name="name">The function's name, an identifier.</param>
    /// <param name="function">The function.</param>
    /// <param name="minimum">How many arguments it needs.</param>
    /// <param name="maximum">How many it takes at most.</param>
    /// <returns>The new table.</returns>
    /// <exception cref="ArgumentException">The name is no identifier.</exception>
    public TemplateFunctions With(string name, TemplateFunction function, int minimum = 0, int maximum = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(function);
        if (!TemplateLexer.IsIdentifier(name))
            throw new ArgumentException($"'{name}' is no name of a function.", nameof(name));
        return new TemplateFunctions(this, new(StringComparer.Ordinal) { [name] = new TemplateFunctionEntry(function, minimum, maximum) });
    }

    /// <summary>Tells whether there is a function of a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>True when there is.</returns>
    public bool Contains(string name) => Find(name) is not null;

    internal TemplateFunctions With(Dictionary<string, TemplateFunctionEntry> entries) => new(this, entries);

    internal TemplateFunctionEntry? Find(string name)
    {
        for (TemplateFunctions? table = this; table is not null; table = table._parent)
        {
            if (table._entries.TryGetValue(name, out TemplateFunctionEntry? entry))
                return entry;
        }

        return null;
    }
}
