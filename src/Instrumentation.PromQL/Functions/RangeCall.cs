using Instrumentation.Syntax;

namespace Instrumentation.Functions;

/// <summary>A call of a range function: what its samples do not tell.</summary>
internal sealed class RangeCall(AnnotationSet annotations, SourceSpan callSpan, SourceSpan rangeSpan, SourceSpan parameterSpan, CounterStartUse starts, SelectorMode mode)
{
    public AnnotationSet Annotations { get; } = annotations;

    /// <summary>Where the function's name stands.</summary>
    public SourceSpan CallSpan { get; } = callSpan;

    /// <summary>Where the range stands.</summary>
    public SourceSpan RangeSpan { get; } = rangeSpan;

    /// <summary>Where the first argument stands.</summary>
    public SourceSpan ParameterSpan { get; } = parameterSpan;

    public CounterStartUse Starts { get; } = starts;

    public SelectorMode Mode { get; } = mode;

    /// <summary>The name of the series at hand, empty when it has none.</summary>
    public string MetricName { get; set; } = "";

    /// <summary>The type that the series at hand carries as a label, empty when it has none.</summary>
    public string MetricType { get; set; } = "";

    /// <summary>The name that was looked at last for whether it is that of a counter, which is the same for all steps.</summary>
    public string? CounterNameSeen { get; set; }

    /// <summary>The time of the step at hand.</summary>
    public long StepMs { get; set; }

    /// <summary>The scalar arguments at the step at hand.</summary>
    public double First { get; set; }

    public double Second { get; set; }

    public void WarnMixed() => Annotations.Warn($"encountered a mix of histograms and floats for metric name {Annotation.Quote(MetricName)}", RangeSpan);

    public void InformIgnoredHistograms() =>
        Annotations.Inform($"ignored histograms in a range containing both floats and histograms for metric name {Annotation.Quote(MetricName)}", RangeSpan);
}
