namespace Instrumentation.RuleTests;

/// <content>Start times.</content>
public static partial class SeriesNotation
{
    private static List<long?> ReadStartOffsets(NotationReader reader)
    {
        var offsets = new List<long?>();
        for (reader.SkipSpaces(); !reader.IsAtEnd; reader.SkipSpaces())
        {
            ReadStartItem(reader, offsets);
            EndItem(reader);
        }

        return offsets;
    }

    private static void ReadStartItem(NotationReader reader, List<long?> offsets)
    {
        long? offset = null;
        long change = 0;
        bool isOmitted = reader.TryRead("_");
        bool changes = false;
        if (!isOmitted)
        {
            offset = DurationNotation.ReadSigned(reader);
            changes = reader.Current is '+' or '-';
            change = changes ? DurationNotation.ReadSigned(reader) : 0;
        }

        bool isRepeated = reader.TryReadTimes(out int times);
        if (changes && !isRepeated)
            throw reader.Fail("expected x and a number of repetitions");
        int count = isOmitted && isRepeated ? times : times + 1;
        if (count > MaximumValues - offsets.Count)
            throw reader.Fail($"a series has at most {MaximumValues} samples");
        for (int step = 0; step < count; step++)
        {
            offsets.Add(offset);
            offset += change;
        }
    }
}
