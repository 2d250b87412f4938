using System.Globalization;
using System.Text;
using Google.Protobuf;

namespace Instrumentation.Exporters.Tests.Protobuf;

/// <summary>
/// Reads io.prometheus.client.MetricFamily messages with Google's wire-format reader, by the schema as prometheus/client_model publishes it.
/// </summary>
internal sealed class DecodedFamily
{
    internal string Name { get; private set; } = "";

    internal string? Help { get; private set; }

    internal string? Unit { get; private set; }

    internal int Type { get; private set; } = -1;

    internal List<Metric> Metrics { get; } = [];

    internal static List<DecodedFamily> ReadAll(byte[] delimited)
    {
        List<DecodedFamily> families = [];
        var input = new CodedInputStream(delimited);
        while (!input.IsAtEnd)
            families.Add(Family(new CodedInputStream(input.ReadBytes().ToByteArray())));
        return families;
    }

    internal static string Dump(IEnumerable<DecodedFamily> families)
    {
        var text = new StringBuilder();
        string[] types = ["COUNTER", "GAUGE", "SUMMARY", "UNTYPED", "HISTOGRAM"];
        foreach (DecodedFamily family in families)
        {
            text.Append(family.Name).Append(' ').Append(types[family.Type]).Append(" unit=").Append(family.Unit ?? "-").Append(" help=").Append(family.Help ?? "-").Append('\n');
            foreach (Metric metric in family.Metrics)
            {
                text.Append("  {").AppendJoin(", ", metric.Labels.Select(label => $"{label.Name}={label.Value}")).Append("}\n");
                foreach (string field in metric.Fields)
                    text.Append("    ").Append(field).Append('\n');
            }
        }

        return text.ToString();
    }

    private static DecodedFamily Family(CodedInputStream input)
    {
        var family = new DecodedFamily();
        Each(input, field =>
        {
            switch (field)
            {
                case 1: family.Name = input.ReadString(); break;
                case 2: family.Help = input.ReadString(); break;
                case 3: family.Type = input.ReadEnum(); break;
                case 4: family.Metrics.Add(Metric.Read(Sub(input))); break;
                case 5: family.Unit = input.ReadString(); break;
                default: throw new InvalidDataException($"MetricFamily has no field {field}.");
            }
        });
        return family;
    }

    private static CodedInputStream Sub(CodedInputStream input) => new(input.ReadBytes().ToByteArray());

    private static void Each(CodedInputStream input, Action<int> read)
    {
        uint tag;
        while ((tag = input.ReadTag()) != 0)
            read(WireFormat.GetTagFieldNumber(tag));
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    internal sealed record Label(string Name, string Value);

    internal sealed record Bucket(long CumulativeCount, double UpperBound, string? Exemplar);

    internal sealed class Metric
    {
        internal List<Label> Labels { get; } = [];

        internal double Value { get; private set; } = double.NaN;

        internal string? Exemplar { get; private set; }

        internal string? Created { get; private set; }

        internal long? Count { get; private set; }

        internal double? Sum { get; private set; }

        internal List<Bucket> Buckets { get; } = [];

        internal List<(double Quantile, double Value)> Quantiles { get; } = [];

        internal int? Schema { get; private set; }

        internal double ZeroThreshold { get; private set; }

        internal long ZeroCount { get; private set; }

        internal List<(int Offset, int Length)> NegativeSpans { get; } = [];

        internal List<long> NegativeDeltas { get; } = [];

        internal List<(int Offset, int Length)> PositiveSpans { get; } = [];

        internal List<long> PositiveDeltas { get; } = [];

        internal List<string> Exemplars { get; } = [];

        internal IEnumerable<string> Fields
        {
            get
            {
                if (!double.IsNaN(Value) || Count is null)
                    yield return $"value={Text(Value)}";
                if (Count is not null)
                    yield return $"count={Count} sum={Text(Sum!.Value)}";
                foreach (Bucket bucket in Buckets)
                    yield return $"le={Text(bucket.UpperBound)} {bucket.CumulativeCount} {bucket.Exemplar}".TrimEnd();
                foreach ((double quantile, double value) in Quantiles)
                    yield return $"quantile={Text(quantile)} {Text(value)}";
                if (Schema is not null)
                {
                    yield return $"schema={Schema} zero_threshold={Text(ZeroThreshold)} zero_count={ZeroCount}";
                    yield return $"negative spans=[{string.Join(' ', NegativeSpans)}] deltas=[{string.Join(' ', NegativeDeltas)}]";
                    yield return $"positive spans=[{string.Join(' ', PositiveSpans)}] deltas=[{string.Join(' ', PositiveDeltas)}]";
                }

                if (Exemplar is not null)
                    yield return $"exemplar {Exemplar}";
                foreach (string exemplar in Exemplars)
                    yield return $"exemplar {exemplar}";
                if (Created is not null)
                    yield return $"created={Created}";
            }
        }

        internal static Metric Read(CodedInputStream input)
        {
            var metric = new Metric();
            Each(input, field =>
            {
                switch (field)
                {
                    case 1: metric.Labels.Add(ReadLabel(Sub(input))); break;
                    case 2: metric.ReadGauge(Sub(input)); break;
                    case 3: metric.ReadCounter(Sub(input)); break;
                    case 4: metric.ReadSummary(Sub(input)); break;
                    case 7: metric.ReadHistogram(Sub(input)); break;
                    default: throw new InvalidDataException($"Metric has no field {field} that is expected here.");
                }
            });
            return metric;
        }

        private void ReadGauge(CodedInputStream input) => Each(input, field => Value = field == 1 ? input.ReadDouble() : throw new InvalidDataException());

        private void ReadCounter(CodedInputStream input) => Each(input, field =>
        {
            switch (field)
            {
                case 1: Value = input.ReadDouble(); break;
                case 2: Exemplar = ReadExemplar(Sub(input)); break;
                case 3: Created = ReadTimestamp(Sub(input)); break;
                default: throw new InvalidDataException($"Counter has no field {field}.");
            }
        });

        private void ReadSummary(CodedInputStream input) => Each(input, field =>
        {
            switch (field)
            {
                case 1: Count = (long)input.ReadUInt64(); break;
                case 2: Sum = input.ReadDouble(); break;
                case 3: Quantiles.Add(ReadPair(Sub(input))); break;
                case 4: Created = ReadTimestamp(Sub(input)); break;
                default: throw new InvalidDataException($"Summary has no field {field}.");
            }
        });

        private void ReadHistogram(CodedInputStream input) => Each(input, field =>
        {
            switch (field)
            {
                case 1: Count = (long)input.ReadUInt64(); break;
                case 2: Sum = input.ReadDouble(); break;
                case 3: Buckets.Add(ReadBucket(Sub(input))); break;
                case 5: Schema = input.ReadSInt32(); break;
                case 6: ZeroThreshold = input.ReadDouble(); break;
                case 7: ZeroCount = (long)input.ReadUInt64(); break;
                case 9: NegativeSpans.Add(ReadSpan(Sub(input))); break;
                case 10: NegativeDeltas.Add(input.ReadSInt64()); break;
                case 12: PositiveSpans.Add(ReadSpan(Sub(input))); break;
                case 13: PositiveDeltas.Add(input.ReadSInt64()); break;
                case 15: Created = ReadTimestamp(Sub(input)); break;
                case 16: Exemplars.Add(ReadExemplar(Sub(input))); break;
                default: throw new InvalidDataException($"Histogram has no field {field} that is expected here.");
            }
        });

        private static Label ReadLabel(CodedInputStream input)
        {
            string name = "";
            string value = "";
            Each(input, field => _ = field == 1 ? name = input.ReadString() : value = input.ReadString());
            return new Label(name, value);
        }

        private static (double Quantile, double Value) ReadPair(CodedInputStream input)
        {
            double quantile = 0;
            double value = 0;
            Each(input, field => _ = field == 1 ? quantile = input.ReadDouble() : value = input.ReadDouble());
            return (quantile, value);
        }

        private static (int Offset, int Length) ReadSpan(CodedInputStream input)
        {
            int offset = 0;
            int length = 0;
            Each(input, field => _ = field == 1 ? offset = input.ReadSInt32() : length = (int)input.ReadUInt32());
            return (offset, length);
        }

        private static Bucket ReadBucket(CodedInputStream input)
        {
            long count = 0;
            double bound = 0;
            string? exemplar = null;
            Each(input, field =>
            {
                switch (field)
                {
                    case 1: count = (long)input.ReadUInt64(); break;
                    case 2: bound = input.ReadDouble(); break;
                    case 3: exemplar = ReadExemplar(Sub(input)); break;
                    default: throw new InvalidDataException($"Bucket has no field {field} that is expected here.");
                }
            });
            return new Bucket(count, bound, exemplar);
        }

        private static string ReadExemplar(CodedInputStream input)
        {
            List<Label> labels = [];
            double value = 0;
            string time = "";
            Each(input, field =>
            {
                switch (field)
                {
                    case 1: labels.Add(ReadLabel(Sub(input))); break;
                    case 2: value = input.ReadDouble(); break;
                    case 3: time = ReadTimestamp(Sub(input)); break;
                    default: throw new InvalidDataException($"Exemplar has no field {field}.");
                }
            });
            return $"# {{{string.Join(", ", labels.Select(label => $"{label.Name}={label.Value}"))}}} {Text(value)} {time}";
        }

        private static string ReadTimestamp(CodedInputStream input)
        {
            long seconds = 0;
            int nanoseconds = 0;
            Each(input, field => _ = field == 1 ? seconds = input.ReadInt64() : nanoseconds = input.ReadInt32());
            return $"{seconds}.{nanoseconds:D9}";
        }
    }
}
