namespace Instrumentation;

/// <summary>Moves a fake clock on until something has happened.</summary>
internal static class Stepping
{
    private const int MostSteps = 20_000;

    public static async Task UntilAsync(Task task, Action step)
    {
        for (int count = 0; count < MostSteps && !task.IsCompleted; count++)
        {
            step();
            await Task.WhenAny(task, Task.Delay(1));
        }

        Assert.That(task.IsCompleted, Is.True, "it never happened");
        await task;
    }
}
