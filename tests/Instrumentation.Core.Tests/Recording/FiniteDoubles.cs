using FsCheck;
using FsCheck.Fluent;

namespace Instrumentation.Recording;

/// <summary>Finite doubles of every magnitude: half of them any bits at all, the others as measurements look, small integers and zeros among them.</summary>
public static class FiniteDoubles
{
    public static Arbitrary<double> Values() => Gen.OneOf(OfAnyBits, OfAnyBits, AsMeasured, Gen.Choose(-20, 20).Select(value => (double)value)).ToArbitrary();

    private static Gen<double> OfAnyBits =>
        from high in Gen.Choose(0, int.MaxValue)
        from low in Gen.Choose(0, int.MaxValue)
        from sign in Gen.Elements(1.0, -1.0)
        let value = BitConverter.Int64BitsToDouble(((long)high << 32) | ((long)low << 1))
        select double.IsFinite(value) ? sign * value : sign * double.Epsilon;

    private static Gen<double> AsMeasured =>
        from whole in Gen.Choose(-1_000_000, 1_000_000)
        from exponent in Gen.Choose(-6, 6)
        select whole * Math.Pow(10, exponent);
}
