using System.Runtime.CompilerServices;

namespace Instrumentation.Capture;

// Room on the stack for the tags of a measurement.
[InlineArray(Length)]
internal struct TagBuffer
{
    internal const int Length = 8;
    private Tag _first;
}
