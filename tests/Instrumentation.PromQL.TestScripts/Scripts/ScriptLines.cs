using Instrumentation.RuleTests;

namespace Instrumentation.TestScripts.Scripts;

// Walks along the lines of a script, which are trimmed; comments count as empty lines.
internal sealed class ScriptLines(string text)
{
    private readonly string[] _lines = [.. text.Split('\n').Select(static line => line.Trim()).Select(static line => line.StartsWith('#') ? "" : line)];
    private int _index;

    public int Number => _index + 1;

    public bool IsAtEnd => _index >= _lines.Length;

    /// <summary>Whether the block of a command ends here.</summary>
    public bool IsBlockEnd => IsAtEnd || _lines[_index].Length == 0;

    public string Current => _lines[_index];

    public void MoveNext() => _index++;

    /// <summary>Moves to the next line that is not empty.</summary>
    public bool SkipEmpty()
    {
        while (!IsAtEnd && IsBlockEnd)
            _index++;
        return !IsAtEnd;
    }

    public ScriptException Fail(string problem, Exception? cause = null) => new(Number, problem, cause);

    public long Duration(string duration)
    {
        try
        {
            bool isNegative = duration.StartsWith('-');
            long milliseconds = DurationNotation.ParseMilliseconds(isNegative ? duration[1..] : duration);
            return isNegative ? -milliseconds : milliseconds;
        }
        catch (NotationException exception)
        {
            throw Fail(exception.Message, exception);
        }
    }

    public SeriesLine Series()
    {
        try
        {
            return SeriesNotation.ParseLine(Current);
        }
        catch (NotationException exception)
        {
            throw Fail(exception.Message, exception);
        }
    }
}
