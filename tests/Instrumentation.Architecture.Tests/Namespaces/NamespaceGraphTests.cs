using Instrumentation.Architecture.Sources;

namespace Instrumentation.Architecture.Namespaces;

public class NamespaceGraphTests
{
    private static IEnumerable<string> Packages => Layers.ProjectFile.Packages.Select(project => project.Name);

    [TestCaseSource(nameof(Packages))]
    public void No_two_namespaces_of_a_package_need_each_other(string package)
    {
        var graph = NamespaceGraph.Of(SourceFile.All.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal) && file.Project == package).Select(file => file.Tree));
        Assert.That(graph.FindCycle(), Is.Empty);
    }

    [TestCase("public class Leaf : Instrumentation.A.Root;", TestName = "A_base_type_makes_a_cycle")]
    [TestCase("public class Leaf { private Instrumentation.A.Root? _root; }", TestName = "A_field_makes_a_cycle")]
    [TestCase("public class Leaf { private object New() => new Instrumentation.A.Root(); }", TestName = "A_method_body_makes_a_cycle")]
    [TestCase("public class Leaf { private const int Copy = Instrumentation.A.Root.Size; }", TestName = "A_constant_makes_a_cycle")]
    [TestCase("public class Leaf { private int Call() => 1.Twice(); }", TestName = "An_extension_call_makes_a_cycle")]
    [TestCase("[Instrumentation.A.Mark] public class Leaf;", TestName = "An_attribute_makes_a_cycle")]
    [TestCase("public class Leaf { private int Deep() => Instrumentation.Facade.Root.Depth; }", TestName = "A_member_reached_through_the_facade_makes_a_cycle")]
    public void A_planted_cycle_is_found(string leaf)
    {
        NamespaceGraph graph = Graph(
            """
            namespace Instrumentation.A
            {
                public class Root { public const int Size = 1; public int Depth => 2; public Instrumentation.B.Middle? Next; }
                public class MarkAttribute : System.Attribute;
                public static class Numbers { public static int Twice(this int number) => 2 * number; }
            }
            """,
            "namespace Instrumentation { public static class Facade { public static Instrumentation.A.Root Root { get; } = new(); } }",
            "namespace Instrumentation.B; public class Middle { public Instrumentation.C.Leaf? Next; }",
            "using Instrumentation.A; namespace Instrumentation.C; " + leaf);
        Assert.That(graph.FindCycle(), Has.Count.EqualTo(3).And.One.Contains("Instrumentation.C -> Instrumentation.A"));
    }

    [Test]
    public void A_chain_without_a_way_back_is_no_cycle()
    {
        NamespaceGraph graph = Graph(
            "namespace Instrumentation.A; public class Root { public Instrumentation.B.Leaf? One; public Instrumentation.C.Leaf? Two; }",
            "namespace Instrumentation.B; public class Leaf { public Instrumentation.C.Leaf? Next; }",
            "using Instrumentation.A; namespace Instrumentation.C; public class Leaf;");
        Assert.That(graph.FindCycle(), Is.Empty);
        Assert.That(graph.Users, Is.EqualTo(new[] { "Instrumentation.A", "Instrumentation.B" }));
    }

    [Test]
    public void The_facade_may_use_and_be_used()
    {
        NamespaceGraph graph = Graph(
            "namespace Instrumentation { public class Facade { public Instrumentation.A.Part? Part; } }",
            "namespace Instrumentation.A; public class Part { public Instrumentation.Facade? Owner; }");
        Assert.That(graph.FindCycle(), Is.Empty);
    }

    private static NamespaceGraph Graph(params string[] sources) => NamespaceGraph.Of(sources.Select(text => new SourceFile("src/X/X.cs", text).Tree));
}
