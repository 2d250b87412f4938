namespace Instrumentation.Rendering;

// One instrument within a family, with what was rendered from its label sets.
internal sealed class FamilyMember(InstrumentInfo instrument, IReadOnlyList<Label> extra, ILabelEncoder protobufEncoder)
{
    private LabelCache? _text;
    private LabelCache? _protobuf;

    internal InstrumentInfo Instrument => instrument;

    // Labels of the scope and of the application, below those of a series.
    internal IReadOnlyList<Label> Extra => extra;

    // The place of the instrument in the snapshot that is being rendered.
    internal int Index { get; set; }

    // Both text formats write labels alike, so they share one cache.
    internal LabelCache Text =>
        _text ??= new LabelCache(extra, new TextLabelEncoder(braces: instrument.Kind is not (InstrumentKind.Histogram or InstrumentKind.Summary)));

    internal LabelCache Protobuf => _protobuf ??= new LabelCache(extra, protobufEncoder);

    internal ReadOnlySpan<SeriesPoint> Series(MetricSnapshot snapshot) => snapshot.Families[Index].Series;
}
