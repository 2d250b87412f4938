using Google.Protobuf;

namespace Instrumentation.Publishing;

// Reads an ExportMetricsServiceRequest. Field numbers: opentelemetry-proto, collector/metrics/v1, metrics/v1 and common/v1.
internal static class OtlpDecoder
{
    internal static List<OtlpPoint> Decode(byte[] request)
    {
        var points = new List<OtlpPoint>();
        ForEach(new CodedInputStream(request), 1, resourceMetrics => ForEach(resourceMetrics, 2, scopeMetrics => DecodeScope(scopeMetrics, points)));
        return points;
    }

    private static void DecodeScope(CodedInputStream input, List<OtlpPoint> points)
    {
        string scope = "";
        Read(input, (field, value) =>
        {
            if (field == 1)
                Read(value.CreateNested(), (inner, text) => scope = inner == 1 ? text.ReadString() : scope);
            else if (field == 2)
                DecodeMetric(value.CreateNested(), scope, points);
        });
    }

    private static void DecodeMetric(CodedInputStream input, string scope, List<OtlpPoint> points)
    {
        string name = "";
        string unit = "";
        Read(input, (field, value) =>
        {
            switch (field)
            {
                case 1:
                    name = value.ReadString();
                    break;
                case 3:
                    unit = value.ReadString();
                    break;
                case 5:
                    DecodeData(value.CreateNested(), OtlpKind.Gauge, DecodeNumber);
                    break;
                case 7:
                    DecodeData(value.CreateNested(), OtlpKind.Sum, DecodeNumber);
                    break;
                case 9:
                    DecodeData(value.CreateNested(), OtlpKind.Histogram, DecodeHistogram);
                    break;
                case 10:
                    DecodeData(value.CreateNested(), OtlpKind.ExponentialHistogram, DecodeExponential);
                    break;
            }
        });

        void DecodeData(CodedInputStream data, OtlpKind kind, Action<int, OtlpValue, OtlpPoint> decode)
        {
            int first = points.Count;
            bool isMonotonic = false;
            Read(data, (field, value) =>
            {
                if (field == 1)
                {
                    var point = new OtlpPoint(scope, name, unit, kind);
                    Read(value.CreateNested(), (inner, innerValue) => decode(inner, innerValue, point));
                    points.Add(point);
                }
                else if (field == 3)
                {
                    isMonotonic = value.ReadBool();
                }
            });
            for (int index = first; index < points.Count; index++)
                points[index].IsMonotonic = isMonotonic;
        }
    }

    private static void DecodeNumber(int field, OtlpValue value, OtlpPoint point)
    {
        if (field == 4)
            point.Value = value.ReadDouble();
        else if (field == 6)
            point.Value = value.ReadFixed();
        else if (field == 7)
            DecodeAttribute(value, point);
    }

    private static void DecodeHistogram(int field, OtlpValue value, OtlpPoint point)
    {
        switch (field)
        {
            case 4:
                point.Count = value.ReadFixed();
                break;
            case 5:
                point.Sum = value.ReadDouble();
                break;
            case 6:
                ReadPacked(value, stream => point.Buckets.Add((long)stream.ReadFixed64()));
                break;
            case 7:
                ReadPacked(value, stream => point.Bounds.Add(stream.ReadDouble()));
                break;
            case 9:
                DecodeAttribute(value, point);
                break;
            case 11:
                point.Min = value.ReadDouble();
                break;
            case 12:
                point.Max = value.ReadDouble();
                break;
        }
    }

    private static void DecodeExponential(int field, OtlpValue value, OtlpPoint point)
    {
        switch (field)
        {
            case 1:
                DecodeAttribute(value, point);
                break;
            case 4:
                point.Count = value.ReadFixed();
                break;
            case 5:
                point.Sum = value.ReadDouble();
                break;
            case 6:
                point.Scale = value.ReadSigned();
                break;
            case 7:
                point.ZeroCount = value.ReadFixed();
                break;
            case 8:
                Read(value.CreateNested(), (inner, innerValue) =>
                {
                    if (inner == 1)
                        point.PositiveOffset = innerValue.ReadSigned();
                    else if (inner == 2)
                        ReadPacked(innerValue, stream => point.Buckets.Add((long)stream.ReadUInt64()));
                });
                break;
        }
    }

    private static void DecodeAttribute(OtlpValue attribute, OtlpPoint point)
    {
        string key = "";
        Read(attribute.CreateNested(), (field, value) =>
        {
            if (field == 1)
                key = value.ReadString();
            else if (field == 2)
                Read(value.CreateNested(), (inner, text) => point.Attributes[key] = inner == 1 ? text.ReadString() : $"field {inner}");
        });
    }

    private static void ForEach(CodedInputStream input, int wanted, Action<CodedInputStream> read)
        => Read(input, (field, value) =>
        {
            if (field == wanted)
                read(value.CreateNested());
        });

    private static void ReadPacked(OtlpValue value, Action<CodedInputStream> read)
    {
        CodedInputStream stream = value.CreateNested();
        while (!stream.IsAtEnd)
            read(stream);
    }

    private static void Read(CodedInputStream input, Action<int, OtlpValue> read)
    {
        uint tag;
        while ((tag = input.ReadTag()) != 0)
        {
            OtlpValue value = WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.Varint => new OtlpValue(input.ReadUInt64(), []),
                WireFormat.WireType.Fixed64 => new OtlpValue(input.ReadFixed64(), []),
                WireFormat.WireType.Fixed32 => new OtlpValue(input.ReadFixed32(), []),
                WireFormat.WireType.LengthDelimited => new OtlpValue(0, input.ReadBytes().ToByteArray()),
                WireFormat.WireType type => throw new InvalidDataException($"{type} is not used by OTLP."),
            };
            read(WireFormat.GetTagFieldNumber(tag), value);
        }
    }
}
