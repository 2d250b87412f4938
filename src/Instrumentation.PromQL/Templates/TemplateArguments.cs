namespace Instrumentation.Templates;

/// <summary>What a function of a template is called with.</summary>
public sealed class TemplateArguments
{
    private readonly IReadOnlyList<TemplateValue> _values;
    private readonly Action<int> _spend;

    internal TemplateArguments(string function, IReadOnlyList<TemplateValue> values, int maxLength, Action<int> spend)
    {
        _spend = spend;
        Function = function;
        _values = values;
        MaxLength = maxLength;
    }

    /// <summary>The function's name.</summary>
    public string Function { get; }

    /// <summary>How many arguments there are.</summary>
    public int Count => _values.Count;

    /// <summary>How many characters a text may have. A function that can make more than a few times what it is given has to stop there.</summary>
    public int MaxLength { get; }

    internal IReadOnlyList<TemplateValue> Values => _values;

    /// <summary>An argument.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="TemplateException">There are fewer.</exception>
    public TemplateValue this[int index] => index < _values.Count
        ? _values[index]
        : throw new TemplateException($"wrong number of args for {Function}: got {_values.Count}");

    /// <summary>An argument that has to be a text.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <returns>The text.</returns>
    /// <exception cref="TemplateException">It is none.</exception>
    public string Text(int index) => this[index] is { Kind: TemplateKind.Text } text ? text.Text : throw WrongType("string", this[index]);

    /// <summary>An argument that has to be a whole number.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <returns>The number.</returns>
    /// <exception cref="TemplateException">It is none.</exception>
    public long Integer(int index) => this[index] is { Kind: TemplateKind.Integer } number ? number.Integer : throw WrongType("int", this[index]);

    /// <summary>An argument that is a number, or a text or a length of time that stands for one; lengths of time give seconds.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <returns>The number.</returns>
    /// <exception cref="TemplateException">It is none.</exception>
    public double Number(int index)
    {
        TemplateValue value = this[index];
        return value.Kind switch
        {
            TemplateKind.Number => value.Number,
            TemplateKind.Integer => value.Integer,
            TemplateKind.Duration => value.Duration.TotalSeconds,
            TemplateKind.Text => GoNumber.TryParse(value.Text, out double number)
                ? number
                : throw new TemplateException($"strconv.ParseFloat: parsing {GoQuote.Quote(value.Text)}: invalid syntax"),
            _ => throw new TemplateException($"can't convert {value.TypeName} to float"),
        };
    }

    /// <summary>An argument that has to be a list.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <returns>The values in it.</returns>
    /// <exception cref="TemplateException">It is none.</exception>
    public IReadOnlyList<TemplateValue> List(int index) =>
        this[index] is { Kind: TemplateKind.List } list ? list.Items : throw WrongType("list", this[index]);

    /// <summary>Counts steps of the expansion for a function that costs more than what its arguments and result cost to copy.</summary>
    /// <param name="steps">How many.</param>
    /// <exception cref="TemplateException">There are no more steps.</exception>
    public void Spend(int steps) => _spend(steps);

    internal static TemplateException WrongType(string expected, TemplateValue value) => value.Kind == TemplateKind.Nil
        ? new TemplateException($"invalid value; expected {expected}")
        : new TemplateException($"wrong type for value; expected {expected}; got {value.TypeName}");
}
