using System.Globalization;
using System.Text.RegularExpressions;
using Instrumentation.RuleTests;

namespace Instrumentation.TestScripts.Scripts;

// Reads an eval command and what it expects, until an empty line.
internal static partial class EvalParser
{
    private const string MessageOfFailure = "expected_fail_message";
    private const string PatternOfFailure = "expected_fail_regexp";

    public static EvalCommand Read(ScriptLines lines)
    {
        EvalCommand command = ReadHead(lines, out string? variant);
        var body = new EvalBody(variant);
        for (lines.MoveNext(); !lines.IsBlockEnd; lines.MoveNext())
            ReadLine(lines, body, command);
        return body.Complete(command);
    }

    private static EvalCommand ReadHead(ScriptLines lines, out string? variant)
    {
        Match instant = Instant().Match(lines.Current);
        Match match = instant.Success ? instant : Range().Match(lines.Current);
        if (!match.Success)
            throw lines.Fail("expected 'eval instant at <time> <query>' or 'eval range from <time> to <time> step <duration> <query>'");
        variant = match.Groups["variant"].Success ? match.Groups["variant"].Value : null;
        TimeSteps times = instant.Success ? TimeSteps.Once(match.Groups["at"].Success ? lines.Duration(match.Groups["at"].Value) : 0) : Steps(lines, match);
        return new EvalCommand(lines.Number, match.Groups["query"].Value, times, !instant.Success);
    }

    private static TimeSteps Steps(ScriptLines lines, Match match)
    {
        var steps = new TimeSteps(lines.Duration(match.Groups["from"].Value), lines.Duration(match.Groups["to"].Value), lines.Duration(match.Groups["step"].Value));
        return steps.StepMs > 0 && steps.EndUnixMs >= steps.StartUnixMs ? steps : throw lines.Fail("expected a range that goes forward in steps above 0");
    }

    private static void ReadLine(ScriptLines lines, EvalBody body, EvalCommand command)
    {
        string line = lines.Current;
        if (line.StartsWith(MessageOfFailure, StringComparison.Ordinal))
            body.Expect(new Expectation(ExpectationKind.Fail, Message: line[MessageOfFailure.Length..].Trim()));
        else if (line.StartsWith(PatternOfFailure, StringComparison.Ordinal))
            body.Expect(new Expectation(ExpectationKind.Fail, Pattern: line[PatternOfFailure.Length..].Trim()));
        else if (RangeVector().Match(line) is { Success: true } vector)
            body.RangeVector = Steps(lines, vector);
        else if (Text().Match(line) is { Success: true } text)
            body.Text = Unquote(lines, text.Groups["text"].Value);
        else if (line.StartsWith("expect ", StringComparison.Ordinal) || line.StartsWith("expect\t", StringComparison.Ordinal))
            body.Expect(ReadExpectation(lines));
        else if (TryNumber(line, out double scalar))
            body.Scalar = scalar;
        else
            body.Add(lines, ReadSeries(lines, command, body));
    }

    private static LoadedSeries ReadSeries(ScriptLines lines, EvalCommand command, EvalBody body)
    {
        SeriesLine series = lines.Series();
        if (series.StartOffsetsMs is not null)
            throw lines.Fail("start times are not compared");
        if (!command.IsRange && body.RangeVector is null && series.Values.Count != 1)
            throw lines.Fail("expected one value for an instant query");
        return new LoadedSeries(series.Labels, series.Values, null);
    }

    private static Expectation ReadExpectation(ScriptLines lines)
    {
        Match match = Expected().Match(lines.Current);
        if (!match.Success)
            throw lines.Fail($"'{lines.Current}' is no expectation");
        string text = match.Groups["text"].Value.Trim();
        bool isPattern = match.Groups["how"].Value == "regex";
        bool isMessage = match.Groups["how"].Value == "msg";
        return new Expectation(Kind(match.Groups["kind"].Value), isMessage ? text : null, isPattern ? text : null);
    }

    private static ExpectationKind Kind(string word) => word switch
    {
        "fail" => ExpectationKind.Fail,
        "warn" => ExpectationKind.Warn,
        "no_warn" => ExpectationKind.NoWarn,
        "info" => ExpectationKind.Info,
        "no_info" => ExpectationKind.NoInfo,
        _ => ExpectationKind.Ordered,
    };

    private static string Unquote(ScriptLines lines, string quoted)
    {
        try
        {
            var reader = new NotationReader(quoted);
            string text = QuotedNotation.Read(reader);
            return reader.IsAtEnd ? text : throw reader.Fail("expected the end of the text");
        }
        catch (NotationException exception)
        {
            throw lines.Fail(exception.Message, exception);
        }
    }

    // A scalar may be written as a whole number in hexadecimal, other than samples, where the x repeats.
    private static bool TryNumber(string line, out double number)
    {
        number = 0;
        if (line.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return long.TryParse(line.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out long whole) && double.IsFinite(number = whole);
        try
        {
            var reader = new NotationReader(line);
            number = reader.ReadNumber();
            return reader.IsAtEnd;
        }
        catch (NotationException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^eval(_(?<variant>fail|warn|ordered|info))?\s+instant\s+(at\s+(?<at>.+?))?\s+(?<query>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Instant();

    [GeneratedRegex(@"^eval(_(?<variant>fail|warn|info))?\s+range\s+from\s+(?<from>.+)\s+to\s+(?<to>.+)\s+step\s+(?<step>.+?)\s+(?<query>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(@"^expect range vector\s+from\s+(?<from>.+)\s+to\s+(?<to>.+)\s+step\s+(?<step>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex RangeVector();

    [GeneratedRegex(@"^expect string\s+(?<text>.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Text();

    [GeneratedRegex(@"^expect\s+(?<kind>ordered|fail|warn|no_warn|info|no_info)(\s+(?<how>regex|msg):(?<text>.+))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Expected();
}
