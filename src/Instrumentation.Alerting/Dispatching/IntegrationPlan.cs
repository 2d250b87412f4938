using Instrumentation.Notifications;

namespace Instrumentation.Dispatching;

/// <summary>One way of telling a receiver.</summary>
/// <param name="Id">Which.</param>
/// <param name="SendsResolved">Whether it is told of ends.</param>
internal sealed record IntegrationPlan(IntegrationId Id, bool SendsResolved);
