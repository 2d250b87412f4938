using System.Diagnostics;
using System.Globalization;

namespace Instrumentation.Hostile;

/// <summary>Takes inputs one after the other.</summary>
internal static class HostileRun
{
    /// <summary>Takes inputs to the last one.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <returns>How many were accepted and refused, the longest time in ms, and the most bytes that one allocated.</returns>
    public static async Task<string> OfAsync(IEnumerable<HostileInput> inputs)
    {
        int accepted = 0;
        int refused = 0;
        double slowest = 0;
        long most = 0;
        string slowestName = "";
        foreach (HostileInput input in inputs)
        {
            long before = GC.GetTotalAllocatedBytes();
            long start = Stopwatch.GetTimestamp();
            if (await TakeAsync(input))
                accepted++;
            else
                refused++;
            double took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            most = Math.Max(most, GC.GetTotalAllocatedBytes() - before);
            if (took > slowest)
                (slowest, slowestName) = (took, input.Name);
        }

        return string.Create(CultureInfo.InvariantCulture, $"accepted {accepted} refused {refused} slowest {slowest:F1} ms most {most} bytes ({Shorten(slowestName)})");
    }

    private static async Task<bool> TakeAsync(HostileInput input)
    {
        try
        {
            return await input.TakeAsync();
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"The input {Shorten(input.Name)} ended in {exception.GetType()}.", exception);
        }
    }

    private static string Shorten(string name) => name.Length > 300 ? name[..300] + "…" : name;
}
