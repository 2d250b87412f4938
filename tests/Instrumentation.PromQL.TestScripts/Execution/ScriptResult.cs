namespace Instrumentation.TestScripts.Execution;

/// <summary>What a query gave.</summary>
/// <param name="Kind">Of which kind it is.</param>
public sealed record ScriptResult(ScriptResultKind Kind)
{
    /// <summary>The number of a scalar.</summary>
    public double Number { get; init; }

    /// <summary>A text, or the error's message without its position.</summary>
    public string Text { get; init; } = "";

    /// <summary>The series of a vector or matrix in their order.</summary>
    public IReadOnlyList<ResultSeries> Series { get; init; } = [];

    /// <summary>Warnings and infos as Prometheus shows them: <c>PromQL warning: … (1:5)</c>.</summary>
    public IReadOnlyList<string> Annotations { get; init; } = [];

    /// <summary>An error.</summary>
    public static ScriptResult Error(string message) => new(ScriptResultKind.Error) { Text = message };

    /// <summary>A scalar.</summary>
    public static ScriptResult Scalar(double number) => new(ScriptResultKind.Scalar) { Number = number };

    /// <summary>A text.</summary>
    public static ScriptResult String(string text) => new(ScriptResultKind.Text) { Text = text };

    /// <summary>An instant vector.</summary>
    public static ScriptResult Vector(params IReadOnlyList<ResultSeries> series) => new(ScriptResultKind.Vector) { Series = series };

    /// <summary>A matrix.</summary>
    public static ScriptResult Matrix(params IReadOnlyList<ResultSeries> series) => new(ScriptResultKind.Matrix) { Series = series };
}
