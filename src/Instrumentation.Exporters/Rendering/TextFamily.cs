using System.Text;
using Instrumentation.Naming;

namespace Instrumentation.Rendering;

// What one text dialect writes for a family again and again.
internal sealed class TextFamily
{
    private readonly TextDialect _dialect;
    private IReadOnlyList<double>? _boundaries;
    private byte[][] _boundaryTails = [];

    internal TextFamily(TextDialect dialect, MetricName name, string? help)
    {
        _dialect = dialect;
        var header = new ByteList();
        dialect.AddHeader(header, name, help);
        Header = header.ToArray();
        NameLength = Encoding.UTF8.GetByteCount(name.Sample);
        Sample = Encoding.UTF8.GetBytes(name.Sample);
        Bucket = Encoding.UTF8.GetBytes(name.Sample + "_bucket{");
        Sum = Encoding.UTF8.GetBytes(name.Sample + "_sum");
        Count = Encoding.UTF8.GetBytes(name.Sample + "_count");
        Created = Encoding.UTF8.GetBytes(name.Family + "_created");
        HasCreated = dialect.IsOpenMetrics && name.Type is MetricType.Counter or MetricType.Histogram or MetricType.Summary;
        HasExemplars = dialect.IsOpenMetrics && name.Type is MetricType.Counter or MetricType.Histogram;
    }

    internal byte[] Header { get; }

    internal int NameLength { get; }

    internal byte[] Sample { get; }

    internal byte[] Bucket { get; }

    internal byte[] Sum { get; }

    internal byte[] Count { get; }

    internal byte[] Created { get; }

    internal bool HasCreated { get; }

    internal bool HasExemplars { get; }

    // le="0.5"} and a space, for each boundary; the boundaries of an instrument are one instance, so they are rendered once.
    internal byte[][] BoundaryTails(IReadOnlyList<double> boundaries)
    {
        if (ReferenceEquals(boundaries, _boundaries))
            return _boundaryTails;
        Span<byte> text = stackalloc byte[NumberText.MaxLength];
        var tails = new byte[boundaries.Count][];
        for (int i = 0; i < tails.Length; i++)
        {
            int length = CanonicalNumber.Write(text, boundaries[i], _dialect.IsOpenMetrics);
            tails[i] = [.. "le=\""u8, .. text[..length], .. "\"} "u8];
        }

        _boundaries = boundaries;
        return _boundaryTails = tails;
    }
}
