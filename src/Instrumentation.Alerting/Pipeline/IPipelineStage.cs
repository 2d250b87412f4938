namespace Instrumentation.Pipeline;

/// <summary>Takes out of a flush what is not to be told.</summary>
internal interface IPipelineStage
{
    /// <summary>The stage's name in explanations.</summary>
    string Name { get; }

    void Apply(PipelineRun run);
}
