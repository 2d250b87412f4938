namespace Instrumentation.Templates;

/// <summary>The steps that one expansion may take, begun anew or not.</summary>
internal sealed class TemplateBudget(int maxSteps)
{
    private long _steps;

    public int MaxSteps => maxSteps;

    /// <summary>Takes steps.</summary>
    /// <returns>False when there are no more.</returns>
    public bool TrySpend(int steps)
    {
        _steps += steps;
        return _steps <= maxSteps;
    }
}
