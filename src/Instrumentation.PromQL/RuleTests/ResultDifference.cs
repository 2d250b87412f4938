using System.Text;

namespace Instrumentation.RuleTests;

/// <summary>Shows what was expected and what was got, line by line, the same series below each other.</summary>
internal static class ResultDifference
{
    /// <summary>Compares two lists of lines, each with a key that tells which belong together.</summary>
    /// <returns>The difference; null when there is none.</returns>
    public static string? Of(string title, IReadOnlyList<(string Key, string Text)> expected, IReadOnlyList<(string Key, string Text)> got, Func<int, int, bool> areEqual)
    {
        var text = new StringBuilder(title);
        var left = Enumerable.Range(0, got.Count).ToList();
        bool differs = false;
        for (int index = 0; index < expected.Count; index++)
        {
            int place = left.FindIndex(candidate => got[candidate].Key == expected[index].Key && areEqual(index, candidate));
            if (place < 0)
                place = left.FindIndex(candidate => got[candidate].Key == expected[index].Key);
            int match = place < 0 ? -1 : left[place];
            if (match >= 0 && areEqual(index, match))
            {
                text.Append("\n       = ").Append(expected[index].Text);
            }
            else
            {
                differs = true;
                text.Append("\n    exp: ").Append(expected[index].Text).Append("\n    got: ").Append(match < 0 ? "nothing" : got[match].Text);
            }

            if (place >= 0)
                left.RemoveAt(place);
        }

        foreach (int index in left)
            text.Append("\n    exp: nothing\n    got: ").Append(got[index].Text);
        return differs || left.Count > 0 ? text.ToString() : null;
    }
}
