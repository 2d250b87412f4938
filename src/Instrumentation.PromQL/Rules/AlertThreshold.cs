using System.Diagnostics.CodeAnalysis;
using Instrumentation.Rules;
using Instrumentation.Syntax;

namespace Instrumentation;

/// <summary>When a metric is to raise an alert: beside a number, or beside its own average.</summary>
/// <remarks>Immutable and safe from any thread.</remarks>
public sealed record AlertThreshold
{
    private readonly BinaryOperator _operator;
    private readonly double _value;
    private readonly TimeSpan? _window;

    internal AlertThreshold(BinaryOperator @operator, double value, TimeSpan? window)
    {
        _operator = @operator;
        _value = value;
        _window = window;
    }

    /// <summary>Above a number, <c>&gt; 5</c>.</summary>
    /// <param name="value">The number, in the metric's unit; finite.</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static AlertThreshold Above(double value) => Beside(BinaryOperator.Greater, value);

    /// <summary>At or above a number, <c>&gt;= 5</c>.</summary>
    /// <inheritdoc cref="Above"/>
    public static AlertThreshold AtLeast(double value) => Beside(BinaryOperator.GreaterOrEqual, value);

    /// <summary>Below a number, <c>&lt; 5</c>.</summary>
    /// <inheritdoc cref="Above"/>
    public static AlertThreshold Below(double value) => Beside(BinaryOperator.Less, value);

    /// <summary>At or below a number, <c>&lt;= 5</c>.</summary>
    /// <inheritdoc cref="Above"/>
    public static AlertThreshold AtMost(double value) => Beside(BinaryOperator.LessOrEqual, value);

    /// <summary>A number exactly, <c>== 0</c>.</summary>
    /// <inheritdoc cref="Above"/>
    public static AlertThreshold EqualTo(double value) => Beside(BinaryOperator.Equal, value);

    /// <summary>Anything but a number, <c>!= 1</c>.</summary>
    /// <inheritdoc cref="Above"/>
    public static AlertThreshold NotEqualTo(double value) => Beside(BinaryOperator.NotEqual, value);

    /// <summary>More than a part below the metric's own average: <c>BelowAverage(0.2, TimeSpan.FromDays(7))</c> is 20 % below the 7-day average.</summary>
    /// <param name="ratio">The part, above 0; 0.2 is 20 %.</param>
    /// <param name="window">What the average is taken over, up to now; whole milliseconds, at least one.</param>
    /// <returns>The threshold. The alert's value is the change as a ratio, such as -0.25.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ratio or the window is outside its range.</exception>
    public static AlertThreshold BelowAverage(double ratio, TimeSpan window) => BesideAverage(BinaryOperator.Less, -Checked(ratio), window);

    /// <summary>More than a part above the metric's own average.</summary>
    /// <param name="ratio">The part, above 0; 0.2 is 20 %.</param>
    /// <param name="window">What the average is taken over, up to now; whole milliseconds, at least one.</param>
    /// <returns>The threshold. The alert's value is the change as a ratio, such as 0.25.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The ratio or the window is outside its range.</exception>
    public static AlertThreshold AboveAverage(double ratio, TimeSpan window) => BesideAverage(BinaryOperator.Greater, Checked(ratio), window);

    /// <summary>Reads <c>&gt; 5</c>, <c>== 0</c>, <c>20 % below the 7-day average</c> or <c>50% above 1h average</c>.</summary>
    /// <param name="text">The text; spaces and <c>the</c> may be left out.</param>
    /// <returns>The threshold.</returns>
    /// <exception cref="FormatException">The text is none; the message says where and what is expected there.</exception>
    public static AlertThreshold Parse(string text) => TryParse(text, out AlertThreshold? threshold, out string problem) ? threshold : throw new FormatException(problem);

    /// <summary>Reads a threshold, as <see cref="Parse"/> does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="threshold">The threshold.</param>
    /// <param name="problem">Why the text is none; empty when it is one.</param>
    /// <returns>True when the text is a threshold.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out AlertThreshold? threshold, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AlertThresholdReader.TryRead(text, out threshold, out problem);
    }

    /// <summary>Writes what <see cref="Parse"/> reads.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => _window is not { } window
        ? $"{OperatorTable.Symbol(_operator)} {PromqlNumbers.Format(_value)}"
        : $"{PromqlNumbers.Format((double)((decimal)Math.Abs(_value) * 100))} % {(_operator == BinaryOperator.Less ? "below" : "above")} the {Format(window)} average";

    /// <summary>The expression that gives what crosses the threshold.</summary>
    /// <param name="metric">What is watched.</param>
    /// <returns>The expression's text.</returns>
    internal string ConditionOn(PromqlExpression metric)
    {
        bool isPlain = metric is VectorSelector { Offset: null, At: null };
        string watched = isPlain || metric is CallExpression or AggregateExpression or ParenthesesExpression ? metric.ToString() : $"({metric})";
        string limit = $"{OperatorTable.Symbol(_operator)} {PromqlNumbers.Format(_value)}";
        if (_window is not { } window)
            return $"{watched} {limit}";
        string average = $"avg_over_time({watched}[{Format(window)}{(isPlain ? "" : ":")}])";
        return $"({watched} - {average}) / abs({average}) {limit}";
    }

    private static AlertThreshold Beside(BinaryOperator comparison, double value) => double.IsFinite(value)
        ? new AlertThreshold(comparison, value, window: null)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A threshold is a finite number.");

    private static AlertThreshold BesideAverage(BinaryOperator comparison, double change, TimeSpan window) => window >= TimeSpan.FromMilliseconds(1)
        ? new AlertThreshold(comparison, change, TimeSpan.FromMilliseconds(Math.Floor(window.TotalMilliseconds)))
        : throw new ArgumentOutOfRangeException(nameof(window), window, "The window of an average is at least a millisecond.");

    private static double Checked(double ratio) => ratio > 0 && double.IsFinite(ratio)
        ? ratio
        : throw new ArgumentOutOfRangeException(nameof(ratio), ratio, "A change is a finite ratio above 0; 0.2 is 20 %.");

    private static string Format(TimeSpan window) => PromqlDurations.Format((long)window.TotalMilliseconds);
}
