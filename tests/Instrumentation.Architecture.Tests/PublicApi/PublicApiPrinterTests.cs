using System.Runtime.Loader;
using Instrumentation.Architecture.Sources;
using Microsoft.CodeAnalysis.CSharp;

namespace Instrumentation.Architecture.PublicApi;

public class PublicApiPrinterTests
{
    [TestCase("public static class X;")]
    [TestCase("public abstract class X { protected X(); protected virtual int B { get; set; } public abstract void A(); protected internal string C(); }")]
    [TestCase("public sealed class X : System.IDisposable { public X(); public void Dispose(); }")]
    [TestCase("public class X<T> where T : class, System.IDisposable, new() { public X(); public X<T>.Inner A(); public class Inner { public Inner(); } }")]
    [TestCase("public interface X<in T, out U> where T : notnull where U : allows ref struct { public U A(T x); }")]
    [TestCase("public delegate bool X<T>(in T item, ref int count, out string? text) where T : unmanaged;")]
    [TestCase("[Flags] public enum X : byte { One = 1, Two = 2, }")]
    [TestCase("public readonly ref struct X { public System.ReadOnlySpan<byte> Bytes { get; } }")]
    [TestCase("public struct X { public int Y; public readonly int Length(); }")]
    [TestCase("public sealed class X { public const string Name = \"a\"; public static readonly string? Other; public X(); }")]
    [TestCase("public sealed class X { public X(); public required string A { get; init; } public string? this[int index] { get; } }")]
    [TestCase("public class X { public X(); public int A { get; protected set; } public event System.EventHandler? B; }")]
    [TestCase("public static class X { public static void A(this string text, int count = 3, string? name = null, System.DayOfWeek day = System.DayOfWeek.Friday, System.Threading.CancellationToken stop = default); }")]
    [TestCase("public static class X { public static void A(params int[] numbers); public static void B(params System.ReadOnlySpan<int> numbers); public static void C(scoped System.Span<int> numbers); }")]
    [TestCase("public static class X { public static (int Count, string? Name) A((double, long Sum)[] items); }")]
    [TestCase("public static class X { public static System.Collections.Generic.Dictionary<string, string?[]>? A(System.Func<object?, object> map); }")]
    [TestCase("public static class X { public static T A<T>(T item, T? other); public static ref readonly int B(ref int x, ref readonly int y); }")]
    [TestCase("public static class X { public static bool A([NotNullWhen(true)] out string? text); [Obsolete(\"Use A\")] public static void B(); }")]
    [TestCase("public static class X { [Experimental(\"X1\")] public static void A(int? x, int[,] y); }")]
    public void A_declaration_is_printed_as_it_was_written(string declaration) =>
        Assert.That(Flat(Print(declaration)), Is.EqualTo(declaration));

    [Test]
    public void Nothing_hidden_is_printed()
    {
        string text = Print("internal class Y; public sealed class X { private X() {} internal int A; private protected void B() {} public int C { get; private set; } protected void D() {} private sealed class E; }");
        Assert.That(Flat(text), Is.EqualTo("public sealed class X { public int C { get; } }"));
    }

    [Test]
    public void A_record_is_printed_without_what_the_compiler_adds() =>
        Assert.That(
            Flat(Print("public sealed record X(int A); public readonly record struct Y(string? B);")),
            Is.EqualTo("public sealed record X : System.IEquatable<X> { public X(int A); public int A { get; init; } } "
                + "public readonly record struct Y : System.IEquatable<Y> { public Y(string? B); public string? B { get; init; } }"));

    [Test]
    public void The_order_of_the_source_does_not_matter() =>
        Assert.That(
            Print("public class B { public void Z() {} public void A() {} } public class A;"),
            Is.EqualTo(Print("public class A; public class B { public void A() {} public void Z() {} }")));

    private static string Flat(string text)
    {
        string inner = text[(text.IndexOf('{') + 1)..text.LastIndexOf('}')];
        string flat = string.Join(' ', inner.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.EndsWith("{ }", StringComparison.Ordinal) ? flat[..^" { }".Length] + ";" : flat;
    }

    private static string Print(string declarations)
    {
        string source = $$"""
            using System.Diagnostics.CodeAnalysis;
            namespace Instrumentation;
            #pragma warning disable
            {{Bodies.Add(declarations)}}
            """;
        CSharpCompilation compilation = SourceCompiler.Library([CSharpSyntaxTree.ParseText(source, SourceCompiler.ParseOptions)]);
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.That(result.Success, Is.True, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext("sample", isCollectible: true);
        try
        {
            return PublicApiPrinter.Print(context.LoadFromStream(image));
        }
        finally
        {
            context.Unload();
        }
    }
}
