namespace Instrumentation.Evaluation;

/// <summary>Takes the series of a group one after the other.</summary>
internal interface IGroupAccumulator
{
    void Add(StepValues series, string metricName);

    /// <summary>Writes the group's values over values that have been cleared.</summary>
    void WriteTo(StepValues values);
}
