using Instrumentation.Delivery;

namespace Instrumentation.DryRuns;

/// <summary>How a receiver answers in a simulation.</summary>
/// <param name="After">How long it takes.</param>
/// <param name="Outcome">What comes of it.</param>
internal readonly record struct SimulatedAnswer(TimeSpan After, DeliveryOutcome Outcome);
