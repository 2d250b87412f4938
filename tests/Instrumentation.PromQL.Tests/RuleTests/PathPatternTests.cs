namespace Instrumentation.RuleTests;

public sealed class PathPatternTests
{
    [TestCase("a.yml", "a.yml")]
    [TestCase("*.yml", "a.yml b.yml")]
    [TestCase("[a-b].yml", "a.yml b.yml")]
    [TestCase("[^a].yml", "b.yml")]
    [TestCase("?.y*l", "a.yml b.yml")]
    [TestCase("*/*.yml", "x1/c.yml x2/c.yml")]
    [TestCase("x[2-9]/../*.yml", "a.yml b.yml")]
    [TestCase("nope.yml", "nope.yml")]
    [TestCase("nope*", "")]
    public void Wildcards_are_looked_for_in_each_part(string pattern, string expected)
    {
        string folder = Directory.CreateTempSubdirectory("path-pattern").FullName;
        try
        {
            foreach (string path in (string[])["a.yml", "b.yml", "c.txt", "x1/c.yml", "x2/c.yml", "x2/y/d.yml"])
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
                File.WriteAllText(Path.Combine(folder, path), "");
            }

            IEnumerable<string> found = PathPattern.Find(folder, pattern).Select(path => Path.GetRelativePath(folder, path));
            Assert.That(string.Join(' ', found), Is.EqualTo(expected));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
