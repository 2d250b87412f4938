using Instrumentation.Pipeline;

namespace Instrumentation.Dispatching;

/// <summary>An integration that is told when what is on its way to it is done.</summary>
/// <param name="Integration">The integration.</param>
/// <param name="Flush">The flush that waits.</param>
/// <param name="Run">What was left to tell.</param>
internal sealed record WaitingIntegration(IntegrationPlan Integration, Flush Flush, PipelineRun Run);
