namespace Instrumentation.Configuration;

// Levenshtein's distance: how many characters must be put in, taken out or replaced.
internal static class EditDistance
{
    public static int Between(string left, string right)
    {
        Span<int> row = stackalloc int[right.Length + 1];
        for (int column = 0; column < row.Length; column++)
            row[column] = column;
        for (int line = 0; line < left.Length; line++)
        {
            int diagonal = row[0];
            row[0] = line + 1;
            for (int column = 0; column < right.Length; column++)
            {
                int above = row[column + 1];
                int replaced = diagonal + (left[line] == right[column] ? 0 : 1);
                row[column + 1] = Math.Min(replaced, Math.Min(above, row[column]) + 1);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
