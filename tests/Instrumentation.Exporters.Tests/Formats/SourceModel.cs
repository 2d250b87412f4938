using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Exporters.Tests.Formats;

/// <summary>Anything that an application could record, as data, so that FsCheck can shrink it.</summary>
public sealed record SourceModel(SourceModel.InstrumentModel[] Instruments)
{
    /// <summary>The source that gives these instruments; a series' value is its number, so that it can be found again.</summary>
    internal FixedSource Source()
    {
        var source = new FixedSource { Resource = new ResourceInfo(LabelSet.From(("service.name", "any")), LabelSet.Empty) };
        foreach (InstrumentModel instrument in Instruments)
        {
            FixedSource.Family family = source.Add(instrument.Kind, instrument.Name, instrument.Unit, instrument.Help);
            foreach (SeriesModel series in instrument.Distinct())
                Add(family, instrument.Kind, series);
        }

        return source;
    }

    private static void Add(FixedSource.Family family, InstrumentKind kind, SeriesModel series)
    {
        Tag[] tags = [.. series.Labels.Select(label => new Tag(label.Name, label.Value))];
        switch (kind)
        {
            case InstrumentKind.Counter:
                family.Total(Math.Abs((long)series.Number), double.IsFinite(series.Value) ? Math.Abs(series.Value) : 0, tags);
                break;
            case InstrumentKind.Histogram when series.Number % 2 == 0:
                family.Explicit([-1.5, 0, 1e-7, 2.5, 1e7], [.. series.Counts.Take(6)], series.Value, [], tags);
                break;
            case InstrumentKind.Histogram:
                family.Exponential(series.Exponential(), tags);
                break;
            case InstrumentKind.Summary:
                family.Summary(series.Counts[0], series.Value, [new(0, series.Value), new(0.5, double.NaN), new(1, -series.Value)], tags);
                break;
            case InstrumentKind.Info:
                family.Total(1, tags);
                break;
            default:
                family.Value(series.Value, tags);
                break;
        }
    }

    public sealed record LabelModel(string Name, string Value);

    public sealed record SeriesModel(LabelModel[] Labels, double Value, int Number, long[] Counts)
    {
        /// <summary>Buckets within the range of a double: a bucket of scale s holds 2^(2^-s) times what its neighbour holds.</summary>
        internal FixedSource.Exponential Exponential()
        {
            int scale = (Number % 13) - 4;
            int offset = ((Number % 21) - 10) << Math.Max(scale, 0);
            long[] counts = scale < 0 ? Counts[..20] : Counts;
            return new FixedSource.Exponential
            {
                Scale = scale,
                Zero = Number % 2,
                PositiveOffset = offset,
                Positive = counts,
                NegativeOffset = -offset,
                Negative = Number % 3 == 0 ? counts : [],
                Sum = Value,
            };
        }
    }

    public sealed record InstrumentModel(InstrumentKind Kind, string Name, string? Unit, string? Help, SeriesModel[] Series)
    {
        /// <summary>A recorder never has two series of one label set.</summary>
        internal IEnumerable<SeriesModel> Distinct() =>
            Series.DistinctBy(series => LabelSet.From([.. series.Labels.Select(label => new Tag(label.Name, label.Value))]));
    }

    public static class Generators
    {
        private static readonly Gen<string> Wild = Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
            Gen.Elements("a\\b", "\"", "\n", "a\r\nb", "ünï", "\U0001F600", "\uD800", "a\0b", " ", "}", "{a=\"b\"}", "# EOF", ",", "=", "x\\n"));

        private static readonly Gen<string> Names = Gen.OneOf(
            Gen.Elements("jobs", "jobs_total", "jobs.total", "jobs_created", "jobs_count", "jobs_sum", "jobs_bucket", "jobs_info", "jobs__x", "1jobs", "_", ":", "target_info",
                "jobs.seconds", "jobs_seconds", "jobs_seconds_total", "jobs_ratio", "instrumentation_exporter_families_dropped_total", "_total"),
            Wild.Where(text => text.Length > 0));

        private static readonly Gen<string> LabelNames = Gen.OneOf(
            Gen.Elements("a.b", "a_b", "a/b", "le", "quantile", "__name__", "exported_le", "topic", "1x", "otel_scope_name"), Wild.Where(text => text.Length > 0));

        private static readonly Gen<double> Values = Gen.OneOf(
            ArbMap.Default.GeneratorFor<double>(), Gen.Elements(0, -0.0, 1, -1, 0.1, 1e15, 1e16, 123456789.125, double.Epsilon, double.MaxValue));

        public static Arbitrary<SourceModel> Sources() => Arb.From(
            from count in Gen.Choose(0, 6)
            from instruments in Instruments().ArrayOf(count)
            select new SourceModel(instruments));

        private static Gen<InstrumentModel> Instruments() =>
            from kind in Gen.Elements(Enum.GetValues<InstrumentKind>())
            from name in Names
            from unit in Gen.Elements(null, "s", "ms", "By", "1", "{x}", "1/s", "m/s", "weird unit")
            from help in Gen.OneOf(Gen.Constant<string?>(null), Wild.Select(text => (string?)text))
            from count in Gen.Choose(1, 4)
            from series in Series().ArrayOf(count)
            select new InstrumentModel(kind, name, unit, help, series);

        private static Gen<SeriesModel> Series() =>
            from count in Gen.Choose(0, 3)
            from labels in Labels().ArrayOf(count)
            from value in Values
            from number in Gen.Choose(0, 200)
            from counts in Gen.Choose(0, 1_000).Select(bucket => (long)bucket).ArrayOf(200)
            select new SeriesModel(labels, value, number, counts);

        private static Gen<LabelModel> Labels() =>
            from name in LabelNames
            from value in Wild
            select new LabelModel(name, value);
    }
}
