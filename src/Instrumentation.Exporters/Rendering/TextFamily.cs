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
        Sample = Padded(name.Sample);
        Bucket = Padded(name.Sample + "_bucket{");
        Sum = Padded(name.Sample + "_sum");
        Count = Padded(name.Sample + "_count");
        Created = Padded(name.Family + "_created");
        HasCreated = dialect.IsOpenMetrics && name.Type is MetricType.Counter or MetricType.Histogram or MetricType.Summary;
        HasExemplars = dialect.IsOpenMetrics && name.Type is MetricType.Counter or MetricType.Histogram;
    }

    internal byte[] Header { get; }

    internal PaddedBytes Sample { get; }

    internal PaddedBytes Bucket { get; }

    internal PaddedBytes Sum { get; }

    internal PaddedBytes Count { get; }

    internal PaddedBytes Created { get; }

    internal bool HasCreated { get; }

    internal bool HasExemplars { get; }

    private static PaddedBytes Padded(string text) => new(Encoding.UTF8.GetBytes(text));

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
