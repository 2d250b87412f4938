namespace Instrumentation.TestScripts.Scripts;

// What was read so far of what an eval command expects.
internal sealed class EvalBody
{
    private readonly List<Expectation> _expectations = [];
    private readonly List<LoadedSeries> _series = [];

    public EvalBody(string? variant)
    {
        if (variant is not null)
            _expectations.Add(new Expectation(Enum.Parse<ExpectationKind>(variant, ignoreCase: true)));
    }

    public TimeSteps? RangeVector { get; set; }

    public string? Text { get; set; }

    public double? Scalar { get; set; }

    // The message of eval_fail stands on a line of its own.
    public void Expect(Expectation expectation)
    {
        if (expectation.Kind == ExpectationKind.Fail)
            _expectations.RemoveAll(static before => before is { Kind: ExpectationKind.Fail, Message: null, Pattern: null });
        _expectations.Add(expectation);
    }

    public void Add(ScriptLines lines, LoadedSeries series)
    {
        if (_series.Exists(before => before.Labels == series.Labels))
            throw lines.Fail($"{series.Labels} is expected twice");
        _series.Add(series);
    }

    public EvalCommand Complete(EvalCommand command)
    {
        Refuse(command.Line, ExpectationKind.Warn, ExpectationKind.NoWarn);
        Refuse(command.Line, ExpectationKind.Info, ExpectationKind.NoInfo);
        if (_expectations.Count(static expectation => expectation.Kind == ExpectationKind.Fail) > 1)
            throw new ScriptException(command.Line, "a query fails once");
        return command with { Expectations = _expectations, RangeVector = RangeVector, ExpectedText = Text, ExpectedScalar = Scalar, ExpectedSeries = _series };
    }

    private void Refuse(int line, ExpectationKind one, ExpectationKind other)
    {
        if (_expectations.Exists(expectation => expectation.Kind == one) && _expectations.Exists(expectation => expectation.Kind == other))
            throw new ScriptException(line, $"{one} and {other} exclude each other");
    }
}
