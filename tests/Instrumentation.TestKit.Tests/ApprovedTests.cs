namespace Instrumentation.TestKit;

public class ApprovedTests
{
    private string _folder = "";

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("approved").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void The_reviewed_text_passes_whatever_its_line_ends()
    {
        File.WriteAllText(PathOf("verified"), "one\r\ntwo\r\n");
        File.WriteAllText(PathOf("received"), "left over");
        Verify("one\ntwo");
        Assert.That(File.Exists(PathOf("received")), Is.False);
    }

    [Test]
    public void Another_text_fails_and_is_left_for_review()
    {
        File.WriteAllText(PathOf("verified"), "one\ntwo\n");
        Assert.That(() => Verify("one\nthree"), Throws.TypeOf<AssertionException>().With.Message.Contains("Line 2: verified 'two', received 'three'"));
        Assert.That(File.ReadAllText(PathOf("received")), Is.EqualTo("one\nthree\n"));
        Assert.That(File.ReadAllText(PathOf("verified")), Is.EqualTo("one\ntwo\n"));
    }

    [Test]
    public void A_text_that_nobody_reviewed_fails()
    {
        Assert.That(() => Verify("one"), Throws.TypeOf<AssertionException>().With.Message.Contains("no Sample.verified.txt"));
        Assert.That(File.ReadAllText(PathOf("received")), Is.EqualTo("one\n"));
    }

    [Test]
    public void Without_a_name_the_file_is_called_by_class_and_test()
    {
        File.WriteAllText(Path.Combine(_folder, $"Host.{nameof(Without_a_name_the_file_is_called_by_class_and_test)}.verified.txt"), "one");
        Assert.That(() => Approved.Verify("one", sourceFile: Path.Combine(_folder, "Host.cs")), Throws.Nothing);
    }

    [Test]
    public void The_compiler_names_the_folder_of_the_running_source() =>
        Assert.That(Folder(), Is.EqualTo(Repository.PathTo("tests", "Instrumentation.TestKit.Tests")));

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    private void Verify(string text) => Approved.Verify(text, "Sample", Path.Combine(_folder, "Host.cs"));

    private string PathOf(string kind) => Path.Combine(_folder, $"Sample.{kind}.txt");
}
