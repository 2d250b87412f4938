using Instrumentation.Functions;
using Instrumentation.Reading;
using Instrumentation.Syntax;

namespace Instrumentation.Evaluation;

/// <summary>What all parts of one running query share. Used by one thread at a time.</summary>
internal sealed class QueryContext(PromqlEngineOptions options, TimeProvider clock, StepGrid grid, AnnotationSet annotations, CancellationToken cancellation)
{
    private readonly long _started = clock.GetTimestamp();
    private readonly Dictionary<int, Stack<StepValues>> _spare = [];
    private readonly Stack<SampleBuffer> _spareBuffers = [];
    private readonly Dictionary<CallExpression, VectorSelector> _infoSelectors = new(ReferenceEqualityComparer.Instance);
    private Dictionary<VectorSelector, IReadOnlyList<ISeries>> _selected = new(ReferenceEqualityComparer.Instance);

    public PromqlEngineOptions Options { get; } = options;

    /// <summary>The steps of the whole query, which <c>start()</c>, <c>end()</c>, <c>range()</c> and <c>step()</c> speak of.</summary>
    public StepGrid Grid { get; } = grid;

    public AnnotationSet Annotations { get; } = annotations;

    public CancellationToken Cancellation { get; } = cancellation;

    public long Samples { get; private set; }

    public long LookbackMs { get; } = (long)options.Lookback.TotalMilliseconds;

    /// <summary>How much later than its nominal beginning the first sample of a range may be: 1 when left-open, 0 when closed.</summary>
    public long OpenMs { get; } = options.RangeBoundary == RangeBoundary.LeftOpen ? 1 : 0;

    public void Use(Dictionary<VectorSelector, IReadOnlyList<ISeries>> selected) => _selected = selected;

    /// <summary>The selector that stands for the info metrics of a call; one for the whole query.</summary>
    public VectorSelector InfoSelectorOf(CallExpression call)
    {
        if (!_infoSelectors.TryGetValue(call, out VectorSelector? selector))
            _infoSelectors.Add(call, selector = InfoSelector.Of(call));
        return selector;
    }

    public IReadOnlyList<ISeries> Selected(VectorSelector selector) => _selected[selector];

    /// <summary>Counts samples and sees to it that the query may go on.</summary>
    public void Spend(long samples)
    {
        Samples += samples;
        RequireBudget(0);
        CheckTime();
    }

    /// <summary>Sees to it that so many samples more would be allowed; no more than an array can have are.</summary>
    public void RequireBudget(long samples)
    {
        if (Samples + samples > Math.Min(Options.MaxSamples, samples > 0 ? Array.MaxLength : long.MaxValue))
            throw new PromqlEvaluationException(PromqlFailure.TooManySamples, $"the query needs more than the {Options.MaxSamples} samples that it may read and produce");
    }

    public void CheckTime()
    {
        Cancellation.ThrowIfCancellationRequested();
        if (clock.GetElapsedTime(_started) > Options.Timeout)
            throw new PromqlEvaluationException(PromqlFailure.Timeout, $"the query took longer than the {Options.Timeout.TotalSeconds:0.###} s that it may");
    }

    public StepValues Rent(int count) => _spare.TryGetValue(count, out Stack<StepValues>? spare) && spare.TryPop(out StepValues? values) ? values : new StepValues(count);

    public void Return(StepValues values)
    {
        values.ClearHistograms();
        if (!_spare.TryGetValue(values.Numbers.Length, out Stack<StepValues>? spare))
            _spare.Add(values.Numbers.Length, spare = []);
        spare.Push(values);
    }

    public SampleBuffer RentBuffer() => _spareBuffers.TryPop(out SampleBuffer? buffer) ? buffer : new SampleBuffer();

    public void Return(SampleBuffer buffer)
    {
        buffer.Clear();
        _spareBuffers.Push(buffer);
    }
}
