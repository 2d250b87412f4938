using Instrumentation.Naming;

namespace Instrumentation.Rendering;

// Writes a snapshot in one of the two text formats.
internal sealed partial class TextRenderer(TextDialect dialect, bool createdTimestamps)
{
    private readonly ClassicBuckets _buckets = new();
    private readonly ByteList _scratch = new();
    private readonly TextFamily _droppedFamilies = new(dialect, SelfMetrics.Families, SelfMetrics.FamiliesHelp);
    private readonly TextFamily _droppedSeries = new(dialect, SelfMetrics.Series, SelfMetrics.SeriesHelp);
    private readonly byte[][] _reasons = [.. SelfMetrics.Reasons.Select(ReasonPrefix)];
    private IReadOnlyList<Label>? _targetLabels;
    private byte[] _target = [];

    internal void Render(ref ByteSink sink, ExpositionPlan plan, MetricSnapshot snapshot, SelfMetrics self)
    {
        WriteTarget(ref sink, plan.Target);
        int dropped = 0;
        foreach (ExpositionFamily family in plan.Families)
            dropped += Write(ref sink, family, snapshot);
        self.CountSeries(dropped);
        WriteSelf(ref sink, self);
        sink.Write(dialect.End);
        sink.Flush();
    }

    // Returns how many series were left out.
    private int Write(ref ByteSink sink, ExpositionFamily family, MetricSnapshot snapshot)
    {
        TextFamily text = family.Text(dialect);
        sink.Write(text.Header);
        int written = 0;
        if (family.Members is [{ } only] && !HasSeveralSamples(family.Kind) && only.Text.Known.Length == only.Series(snapshot).Length)
        {
            // The usual case saves a walk over all series: labels are compared on the way.
            written = ValueLines.Write(ref sink, text.Sample, only.Text, only.Series(snapshot), 0);
            if (written == only.Series(snapshot).Length)
                return only.Text.DroppedCount;
        }

        int dropped = family.Refresh(snapshot, static member => member.Text);
        foreach (FamilyMember member in family.Members)
        {
            ReadOnlySpan<SeriesPoint> series = member.Series(snapshot);
            switch (family.Kind)
            {
                case InstrumentKind.Histogram:
                    WriteHistograms(ref sink, text, member.Text, series);
                    break;
                case InstrumentKind.Summary:
                    WriteSummaries(ref sink, text, member.Text, series);
                    break;
                case InstrumentKind.Counter when dialect.IsOpenMetrics:
                    WriteCounters(ref sink, text, member.Text, series);
                    break;
                default:
                    ValueLines.Write(ref sink, text.Sample, member.Text, series, written);
                    break;
            }
        }

        return dropped;
    }

    private bool HasSeveralSamples(InstrumentKind kind) =>
        kind is InstrumentKind.Histogram or InstrumentKind.Summary || (kind == InstrumentKind.Counter && dialect.IsOpenMetrics);

    private void WriteTarget(ref ByteSink sink, IReadOnlyList<Label> labels)
    {
        if (labels.Count == 0)
            return;
        if (!ReferenceEquals(labels, _targetLabels))
        {
            var text = new ByteList();
            dialect.AddHeader(text, SelfMetrics.Target, SelfMetrics.TargetHelp);
            text.Add(SelfMetrics.Target.Sample);
            new TextLabelEncoder(braces: true).Encode(text, labels.ToArray());
            text.Add("1\n"u8);
            _target = text.ToArray();
            _targetLabels = labels;
        }

        sink.Write(_target);
    }

    private void WriteSelf(ref ByteSink sink, SelfMetrics self)
    {
        if (self.FamiliesDropped > 0)
        {
            sink.Write(_droppedFamilies.Header);
            for (int i = 0; i < _reasons.Length; i++)
                WriteLine(ref sink, _reasons[i], default, self.FamiliesDroppedFor(SelfMetrics.Reasons[i]));
        }

        if (self.SeriesDropped > 0)
        {
            sink.Write(_droppedSeries.Header);
            WriteLine(ref sink, _droppedSeries.Sample.Span, " "u8, self.SeriesDropped);
        }
    }

    private static byte[] ReasonPrefix(string reason)
    {
        var prefix = new ByteList();
        prefix.Add(SelfMetrics.Families.Sample);
        new TextLabelEncoder(braces: true).Encode(prefix, [new Label("reason", reason)]);
        return prefix.ToArray();
    }
}
