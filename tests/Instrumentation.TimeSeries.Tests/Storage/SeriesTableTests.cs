using Instrumentation.Labels;

namespace Instrumentation;

public class SeriesTableTests
{
    [FsCheck.NUnit.Property]
    public bool What_is_in_the_table_is_found_whatever_was_taken_out(short[] steps)
    {
        var store = new SeriesStore();
        var table = new SeriesTable();
        var expected = new Dictionary<SeriesLabels, StoredSeries>();
        foreach (short step in steps)
        {
            SeriesLabels labels = SeriesLabels.Of(("id", $"{step % 40}"));
            if (expected.Remove(labels, out StoredSeries? there))
            {
                table.Remove(there);
            }
            else
            {
                expected[labels] = new StoredSeries(store, labels);
                table.Add(expected[labels]);
            }
        }

        return table.Count == expected.Count
            && table.All.ToHashSet().SetEquals(expected.Values)
            && Enumerable.Range(-40, 80).Select(id => SeriesLabels.Of(("id", $"{id}"))).All(labels => table.Find(labels) == expected.GetValueOrDefault(labels));
    }
}
