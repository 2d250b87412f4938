namespace Instrumentation.Slos;

// A pack of SLOs, and what the application makes of each.
internal sealed record SloPackSource(SloPack Pack, Func<SloDefinition, SloDefinition?> Choose);
