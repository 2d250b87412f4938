using Instrumentation.Naming;
using Instrumentation.Rendering;
using static Instrumentation.Protobuf.ProtobufFields;

namespace Instrumentation.Protobuf;

// Writes a snapshot as a sequence of io.prometheus.client.MetricFamily messages, each behind its length.
internal sealed partial class ProtobufRenderer
{
    private readonly bool _createdTimestamps;
    private readonly bool _classicBuckets;
    private readonly ByteList _family = new();
    private readonly ProtobufWriter _writer;

    internal ProtobufRenderer(bool createdTimestamps, bool classicBucketsWithNative)
    {
        _createdTimestamps = createdTimestamps;
        _classicBuckets = classicBucketsWithNative;
        _writer = new ProtobufWriter(_family);
    }

    internal void Render(ref ByteSink sink, ExpositionPlan plan, MetricSnapshot snapshot, SelfMetrics self)
    {
        if (plan.Target.Count > 0)
            WriteTarget(ref sink, plan.Target);
        int dropped = 0;
        foreach (ExpositionFamily family in plan.Families)
        {
            dropped += family.Refresh(snapshot, static member => member.Protobuf);
            Write(family, snapshot);
            Send(ref sink);
        }

        self.CountSeries(dropped);
        WriteSelf(ref sink, self);
        sink.Flush();
    }

    private void Write(ExpositionFamily family, MetricSnapshot snapshot)
    {
        Begin(family.Name, family.Help, TypeOf(family.Kind));
        foreach (FamilyMember member in family.Members)
        {
            ReadOnlySpan<SeriesPoint> series = member.Series(snapshot);
            LabelCache cache = member.Protobuf;
            for (int i = 0; i < series.Length; i++)
            {
                if (cache.IsDropped(i))
                    continue;
                int metric = _writer.Begin(FamilyMetric);
                _family.Add(cache.Piece(i));
                WritePoint(family.Kind, in series[i]);
                _writer.End(metric);
            }
        }
    }

    private void WritePoint(InstrumentKind kind, in SeriesPoint point)
    {
        int value = _writer.Begin(kind switch
        {
            InstrumentKind.Counter => MetricCounter,
            InstrumentKind.Histogram => MetricHistogram,
            InstrumentKind.Summary => MetricSummary,
            _ => MetricGauge,
        });
        switch (kind)
        {
            case InstrumentKind.Counter:
                _writer.Number(CounterValue, point.Value);
                if (point.Exemplar is { } exemplar)
                    WriteExemplar(CounterExemplar, in exemplar);
                WriteCreated(CounterCreated, in point);
                break;
            case InstrumentKind.Histogram when point.Histogram is { } histogram:
                WriteHistogram(histogram, in point);
                break;
            case InstrumentKind.Summary when point.Summary is { } summary:
                WriteSummary(summary, in point);
                break;
            default:
                _writer.Number(GaugeValue, point.Value);
                break;
        }

        _writer.End(value);
    }

    private void WriteSummary(SummaryPoint summary, in SeriesPoint point)
    {
        _writer.Unsigned(SummaryCount, (ulong)summary.Count);
        _writer.Number(SummarySum, summary.Sum);
        foreach (ref readonly QuantileValue quantile in summary.Quantiles)
        {
            int start = _writer.Begin(SummaryQuantile);
            _writer.Number(QuantileQuantile, quantile.Quantile);
            _writer.Number(ProtobufFields.QuantileValue, quantile.Value);
            _writer.End(start);
        }

        WriteCreated(SummaryCreated, in point);
    }

    private void WriteTarget(ref ByteSink sink, IReadOnlyList<Label> labels)
    {
        Begin(SelfMetrics.Target, SelfMetrics.TargetHelp, GaugeType);
        int metric = _writer.Begin(FamilyMetric);
        foreach (Label label in labels)
            ProtobufLabelEncoder.Write(_writer, MetricLabel, label.Name, label.Value);
        int gauge = _writer.Begin(MetricGauge);
        _writer.Number(GaugeValue, 1);
        _writer.End(gauge);
        _writer.End(metric);
        Send(ref sink);
    }

    private void WriteSelf(ref ByteSink sink, SelfMetrics self)
    {
        if (self.FamiliesDropped > 0)
        {
            Begin(SelfMetrics.Families, SelfMetrics.FamiliesHelp, CounterType);
            foreach (string reason in SelfMetrics.Reasons)
                WriteSelf(reason, self.FamiliesDroppedFor(reason));
            Send(ref sink);
        }

        if (self.SeriesDropped > 0)
        {
            Begin(SelfMetrics.Series, SelfMetrics.SeriesHelp, CounterType);
            WriteSelf(reason: null, self.SeriesDropped);
            Send(ref sink);
        }
    }

    private void WriteSelf(string? reason, long total)
    {
        int metric = _writer.Begin(FamilyMetric);
        if (reason is not null)
            ProtobufLabelEncoder.Write(_writer, MetricLabel, "reason", reason);
        int counter = _writer.Begin(MetricCounter);
        _writer.Number(CounterValue, total);
        _writer.End(counter);
        _writer.End(metric);
    }

    private void Begin(MetricName name, string? help, int type)
    {
        _family.Truncate(0);
        _writer.Text(FamilyName, name.Sample);
        if (help is not null)
            _writer.Text(FamilyHelp, help);
        _writer.Unsigned(FamilyType, (ulong)type);
        if (name.Unit is not null)
            _writer.Text(FamilyUnit, name.Unit);
    }

    private void Send(ref ByteSink sink)
    {
        sink.Commit(ProtobufWriter.Encode(sink.Reserve(sizeof(ulong)), (ulong)_family.Count));
        sink.Write(_family.Written);
    }

    private static int TypeOf(InstrumentKind kind) => kind switch
    {
        InstrumentKind.Counter => CounterType,
        InstrumentKind.Histogram => HistogramType,
        InstrumentKind.Summary => SummaryType,
        _ => GaugeType,
    };
}
