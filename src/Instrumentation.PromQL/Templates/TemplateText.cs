using System.Text;

namespace Instrumentation.Templates;

/// <summary>A text that is built up to a limit; going beyond throws.</summary>
internal sealed class TemplateText(int limit)
{
    private readonly StringBuilder _text = new();

    public int Length => _text.Length;

    public TemplateText Append(char character)
    {
        Reserve(1);
        _text.Append(character);
        return this;
    }

    public TemplateText Append(char character, int count)
    {
        Reserve(count);
        _text.Append(character, count);
        return this;
    }

    public TemplateText Append(ReadOnlySpan<char> characters)
    {
        Reserve(characters.Length);
        _text.Append(characters);
        return this;
    }

    public override string ToString() => _text.ToString();

    private void Reserve(int count)
    {
        if (count > limit - _text.Length)
            throw new TemplateException($"the text is longer than {limit} characters");
    }
}
