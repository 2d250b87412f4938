using FsCheck;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace Instrumentation.Yaml;

public sealed class YamlReaderTests
{
    private static readonly YamlLimits Limits = new() { MaxWeight = 100_000 };

    [Test]
    public void Nodes_know_their_place_and_kind()
    {
        var root = (YamlMapping)Read("a: 1\nb:\n  - x\n  - {c: true, d: ~}\ne: \"1\"\n")!;
        var list = (YamlSequence)root.Find("b")!;
        var inner = (YamlMapping)list.Items[1];
        Assert.Multiple(() =>
        {
            Assert.That(root.Find("a")!.KindName, Is.EqualTo("!!int"));
            Assert.That(root.Find("e")!.KindName, Is.EqualTo("!!str"));
            Assert.That(inner.Find("c")!.KindName, Is.EqualTo("!!bool"));
            Assert.That(inner.Find("d")!.IsNull, Is.True);
            Assert.That((inner.Line, inner.Column), Is.EqualTo((4, 5)));
            Assert.That(root.Find("zz"), Is.Null);
        });
    }

    [Test]
    public void Aliases_and_merges_stand_for_their_nodes_and_own_keys_win()
    {
        var root = (YamlMapping)Read("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  x: 3\nc: *a\nd: {<<: [*a, {z: 4, x: 9}]}\n")!;
        Assert.That(Keys("b"), Is.EqualTo("x3y2"));
        Assert.That(Keys("c"), Is.EqualTo("x1y2"));
        Assert.That(Keys("d"), Is.EqualTo("x1y2z4"));

        string Keys(string name) => string.Concat(((YamlMapping)root.Find(name)!).Entries.Select(entry => entry.Key.Value + ((YamlScalar)entry.Value).Value));
    }

    [Test]
    public void Only_the_first_document_is_read()
    {
        Assert.That(YamlReader.Read("a: 1\n---\nb: [", Limits).HasMore, Is.True);
        Assert.That(YamlReader.Read("a: 1\n", Limits).HasMore, Is.False);
        Assert.That(YamlReader.Read("", Limits).Root, Is.Null);
        Assert.That(YamlReader.Read("# nothing\n", Limits).Root, Is.Null);
        Assert.That(YamlReader.Read("\ufeffa: 1", Limits).Root!.Line, Is.EqualTo(1));
    }

    [TestCase("a: 1\na: 2", "mapping key \"a\" already defined at line 1", 2)]
    [TestCase("a: &a [*a]", "unknown anchor 'a' referenced", 1)]
    [TestCase("a: *b", "unknown anchor 'b' referenced", 1)]
    [TestCase("a:\n\tb: 1", "invalid tab", 1)]
    [TestCase("a: \0", "control characters are not allowed", 1)]
    [TestCase("!!python/object/apply:os.system ['id']", "the tag tag:yaml.org,2002:python/object/apply:os.system is not allowed here", 1)]
    [TestCase("!<tag:yaml.org,2002:System.IO.FileInfo> x", "the tag tag:yaml.org,2002:System.IO.FileInfo is not allowed here", 1)]
    [TestCase("a: !!binary aGk=", "is not allowed here", 1)]
    [TestCase("? [a]\n: b", "a key has to be a text", 1)]
    [TestCase("<<: 1", "map merge requires map or sequence of maps as the value", 1)]
    [TestCase("a: [", "yaml: ", 2)]
    [TestCase("- : ord: x\n  b: c", "a value is missing", 2)]
    [TestCase("a: \"\\z\"", "yaml: ", 1)]
    [TestCase("a: \"\\uD800\"", "yaml: ", 1)]
    public void What_is_no_good_YAML_is_refused_with_its_line(string text, string expected, int line)
    {
        YamlSyntaxException exception = Assert.Throws<YamlSyntaxException>(() => Read(text))!;
        Assert.That(exception.Message, Does.Contain(expected));
        Assert.That(exception.Problem.Line, Is.EqualTo(line));
    }

    [Test]
    public void Half_a_surrogate_pair_is_refused()
    {
        Assert.That(() => Read("a: \ud800"), Throws.InstanceOf<YamlSyntaxException>().With.Message.Contains("control characters"));
        Assert.That(() => Read("a: \ufffd"), Throws.Nothing);
    }

    [TestCase(65)]
    [TestCase(5_000)]
    [TestCase(200_000)]
    public void Deep_nesting_is_refused_before_anything_is_built(int depth)
    {
        foreach (string piece in (string[])["[", "{a: ", "- ", "? ", "a: {b: [", "[a, "])
        {
            YamlSyntaxException exception = Assert.Throws<YamlSyntaxException>(() => Read(string.Concat(Enumerable.Repeat(piece, depth))))!;
            Assert.That(exception.Message, Does.Contain("nested deeper than 64 levels").Or.StartsWith("yaml: "), piece);
        }

        string blocks = string.Concat(Enumerable.Range(0, Math.Min(depth, 3000)).Select(level => new string(' ', level) + "a:\n"));
        Assert.That(() => Read(blocks), Throws.InstanceOf<YamlSyntaxException>());
    }

    [Test]
    public void Alias_bombs_are_refused()
    {
        string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(
            level => $"a{level}: &a{level} [{string.Join(',', Enumerable.Repeat($"*a{level - 1}", 9))}]\n"));
        Assert.That(() => Read(bomb), Throws.InstanceOf<YamlSyntaxException>().With.Message.Contains("more than 100000 nodes"));
        string merges = "a: &a {" + string.Join(", ", Enumerable.Range(0, 1000).Select(key => $"k{key}: v")) + "}\nb: {<<: [" + string.Join(',', Enumerable.Repeat("*a", 1000)) + "]}\n";
        Assert.That(() => Read(merges), Throws.InstanceOf<YamlSyntaxException>().With.Message.Contains("more than 100000 nodes"));
        string aliases = "a: &a x\nb: [" + string.Join(',', Enumerable.Repeat("*a", 20_000)) + "]\n";
        Assert.That(() => Read(aliases), Throws.InstanceOf<YamlSyntaxException>().With.Message.Contains("more than 10000 aliases"));
    }

    [Test]
    public void A_text_may_not_be_longer_than_the_limit() =>
        Assert.That(() => YamlReader.Read("a: " + new string('x', 100), new YamlLimits { MaxLength = 50 }), Throws.InstanceOf<YamlSyntaxException>());

    [Property(MaxTest = 3000)]
    public bool Any_mutated_text_gives_nodes_or_our_exception(NonNegativeInt seed)
    {
        try
        {
            _ = Read(YamlMutation.Mutate("a: &x [1, 'b', \"c\\n\"]\nd: {<<: {e: f}, g: *x}\nh: |-\n  i\n  j\nk: >+\n  l\n\nm: !!str n\n# o\n--- \np: q\n", seed.Get));
        }
        catch (YamlSyntaxException)
        {
            // The one exception that is allowed.
        }

        return true;
    }

    private static YamlNode? Read(string text) => YamlReader.Read(text, Limits).Root;
}
