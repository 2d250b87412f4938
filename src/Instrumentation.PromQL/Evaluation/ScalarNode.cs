namespace Instrumentation.Evaluation;

/// <summary>A part of a query that gives one number a step.</summary>
internal sealed class ScalarNode
{
    private readonly double _constant;
    private readonly double[]? _steps;

    public ScalarNode(double constant) => _constant = constant;

    public ScalarNode(double[] steps) => _steps = steps;

    public bool IsConstant => _steps is null;

    public double this[int step] => _steps is null ? _constant : _steps[step];

    public static ScalarNode Combine(ScalarNode left, ScalarNode right, int count, Func<double, double, double> combine)
    {
        if (left.IsConstant && right.IsConstant)
            return new ScalarNode(combine(left._constant, right._constant));
        var steps = new double[count];
        for (int step = 0; step < count; step++)
            steps[step] = combine(left[step], right[step]);
        return new ScalarNode(steps);
    }

    public ScalarNode Map(Func<double, double> map) =>
        _steps is null ? new ScalarNode(map(_constant)) : new ScalarNode(Array.ConvertAll(_steps, step => map(step)));
}
