namespace Instrumentation.Index;

/// <summary>A value of a label with the series that have it.</summary>
/// <param name="Value">The value, the one text that all label sets share.</param>
/// <param name="Series">The series.</param>
internal sealed record LabelIndexValue(string Value, SeriesList Series)
{
    public const int ObjectBytes = 32;
}
