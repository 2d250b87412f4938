using System.Runtime.CompilerServices;
using NUnit.Framework;

namespace Instrumentation.TestKit;

/// <summary>
/// Compares text with a reviewed file beside the test, in Verify's file convention: <c>Class.Method.verified.txt</c>. A mismatch leaves
/// <c>Class.Method.received.txt</c>; a person reviews it and renames it.
/// </summary>
public static class Approved
{
    /// <summary>Fails unless the text equals the reviewed file.</summary>
    /// <param name="text">The text that the test produced.</param>
    /// <param name="name">The file's name before <c>.verified.txt</c>; null for class and method of the running test.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    public static void Verify(string text, string? name = null, [CallerFilePath] string sourceFile = "")
    {
        string folder = Path.GetDirectoryName(sourceFile)!;
        string stem = name ?? $"{Path.GetFileNameWithoutExtension(sourceFile)}.{TestContext.CurrentContext.Test.MethodName}";
        string verified = Path.Combine(folder, stem + ".verified.txt");
        string received = Path.Combine(folder, stem + ".received.txt");
        text = Normalise(text);
        string? expected = File.Exists(verified) ? Normalise(File.ReadAllText(verified)) : null;
        if (text == expected)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(folder);
        File.WriteAllText(received, text);
        Assert.Fail(expected is null
            ? $"There is no {stem}.verified.txt yet; review {stem}.received.txt and rename it."
            : $"The text differs from {stem}.verified.txt; review {stem}.received.txt.{Environment.NewLine}{FirstDifference(expected, text)}");
    }

    private static string Normalise(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";

    private static string FirstDifference(string expected, string actual)
    {
        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < left.Length && line < right.Length && left[line] == right[line])
            line++;
        return $"Line {line + 1}: verified '{left.ElementAtOrDefault(line)}', received '{right.ElementAtOrDefault(line)}'.";
    }
}
