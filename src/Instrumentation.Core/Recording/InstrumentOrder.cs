namespace Instrumentation.Recording;

// By name, then this API's own before captured ones, then by the meter's name.
internal sealed class InstrumentOrder : IComparer<Instrument>
{
    internal static readonly InstrumentOrder Instance = new();

    public int Compare(Instrument? x, Instrument? y)
    {
        int byName = string.CompareOrdinal(x!.Info.Name, y!.Info.Name);
        return byName != 0 ? byName : string.CompareOrdinal(x.Info.Scope?.Name ?? "", y.Info.Scope?.Name ?? "");
    }
}
