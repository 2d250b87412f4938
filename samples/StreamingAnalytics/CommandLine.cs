using Samples.StreamingAnalytics.Faults;
using Samples.StreamingAnalytics.Topics;

namespace Samples.StreamingAnalytics;

/// <summary>Reads the command line.</summary>
internal static class CommandLine
{
    /// <summary>Reads the options.</summary>
    /// <param name="arguments">The command line.</param>
    /// <returns>The options, or null where help was asked for.</returns>
    /// <exception cref="FormatException">An option is unknown or wrong; the message names it.</exception>
    public static SampleOptions? Read(IReadOnlyList<string> arguments)
    {
        var options = new SampleOptions();
        var faults = new Dictionary<Stage, FaultMode>();
        for (int i = 0; i < arguments.Count; i++)
        {
            string name = arguments[i];
            switch (name)
            {
                case "--help":
                    return null;
                case "--exit-when-done":
                    options = options with { ExitWhenDone = true };
                    break;
                case "--no-generator":
                    options = options with { Generate = false };
                    break;
                case "--input":
                    options = options with { Input = Folder(ValueOf(arguments, ref i)) };
                    break;
                case "--urls":
                    options = options with { Url = Url(ValueOf(arguments, ref i)) };
                    break;
                case "--workers":
                    options = options with { Workers = Workers(ValueOf(arguments, ref i)) };
                    break;
                case "--slow":
                    faults[StageOf(name, ValueOf(arguments, ref i))] = FaultMode.Slow;
                    break;
                case "--fail":
                    faults[StageOf(name, ValueOf(arguments, ref i))] = FaultMode.Fail;
                    break;
                case "--hold":
                    faults[StageOf(name, ValueOf(arguments, ref i))] = FaultMode.Hold;
                    break;
                default:
                    throw new FormatException($"'{name}' is no option; --help lists them.");
            }
        }

        if (options.ExitWhenDone && options.Input is null)
            throw new FormatException("--exit-when-done needs --input: the generator and posted events have no end.");
        return options with { Faults = faults };
    }

    private static string ValueOf(IReadOnlyList<string> arguments, ref int i)
    {
        string name = arguments[i];
        return ++i < arguments.Count ? arguments[i] : throw new FormatException($"{name} needs a value; --help says which.");
    }

    private static string Url(string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? text
            : throw new FormatException($"--urls {text}: an address such as {SampleOptions.DefaultUrl} is expected.");

    private static string Folder(string path) =>
        Directory.Exists(path) ? Path.GetFullPath(path) : throw new FormatException($"--input {path}: there is no such folder.");

    private static int Workers(string text) =>
        int.TryParse(text, out int workers) && workers is >= 1 and <= TopicRegistry.Partitions
            ? workers
            : throw new FormatException($"--workers {text}: a number from 1 to {TopicRegistry.Partitions} is expected.");

    private static Stage StageOf(string name, string text) =>
        Choices.TryParse(text, out Stage stage) ? stage : throw new FormatException($"{name} {text}: the stages are {Choices.NamesOf<Stage>()}.");
}
