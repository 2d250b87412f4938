namespace Instrumentation;

// Holds a counter's exemplar in a snapshot, so that a series point needs no room for one.
internal sealed class ExemplarPoint
{
    internal Exemplar? Value { get; set; }
}
