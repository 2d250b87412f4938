namespace Instrumentation.Rendering;

// How a format writes the labels of a series; equal labels give equal bytes.
internal interface ILabelEncoder
{
    void Encode(ByteList target, ReadOnlySpan<Label> labels);
}
