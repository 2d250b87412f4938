using Samples.StreamingAnalytics.Faults;

namespace Samples.StreamingAnalytics;

/// <summary>What the command line says.</summary>
internal sealed record SampleOptions
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public const string Usage =
        """
        StreamingAnalytics: events in, scored windows out, everything measured.

          --input DIR          read every .csv file below DIR (header timestamp,value; topic = file name)
          --exit-when-done     with --input: stop when all of it is worked off
          --no-generator       without --input: make no events up, only take what is posted
          --urls URL           where to listen (http://127.0.0.1:5080); port 0 takes a free one
          --workers N          consumers of the log, 1 to 4 (2)
          --slow STAGE         make a stage slow: log, windows, scoring, streaming or explanations
          --fail STAGE         make a stage fail now and then
          --hold STAGE         make a stage wait until POST /faults says otherwise
          --help               this text
        """;

    public string? Input { get; init; }

    public bool ExitWhenDone { get; init; }

    public bool Generate { get; init; } = true;

    /// <summary>Where to listen; null for the usual settings of ASP.NET Core, and where those say nothing for the default.</summary>
    public string? Url { get; init; }

    public int Workers { get; init; } = 2;

    public IReadOnlyDictionary<Stage, FaultMode> Faults { get; init; } = new Dictionary<Stage, FaultMode>();
}
