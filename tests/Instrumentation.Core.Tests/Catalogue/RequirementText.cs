using System.Text.RegularExpressions;

namespace Instrumentation.Catalogue;

// The guides that the names come from. They are not part of the repository; a test that needs them is skipped without them.
internal static partial class RequirementText
{
    public static string Read(string number)
    {
        string folder = Repository.PathTo("..", "shared", "requirements");
        string? file = Directory.Exists(folder) ? Directory.GetFiles(folder, number + "_*.txt").SingleOrDefault() : null;
        if (file is null)
            Assert.Ignore("The requirement texts are not there; put them into ../shared/requirements beside the repository.");
        return File.ReadAllText(file!);
    }

    public static string Section(string text, string from, string to)
    {
        int start = text.IndexOf(from, StringComparison.Ordinal);
        int end = text.IndexOf(to, start, StringComparison.Ordinal);
        return text[start..end];
    }

    public static string[] Quoted(string list) => [.. QuotedWord().Matches(list).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("""['"]([a-z_0-9]+)['"]""")]
    private static partial Regex QuotedWord();
}
