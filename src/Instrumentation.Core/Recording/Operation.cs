namespace Instrumentation.Recording;

internal enum Operation
{
    AddWhole,
    AddFraction,
    Set,
    AddToGauge,
    Record,
    Summarise,
    Inform,
}
