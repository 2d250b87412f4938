using Instrumentation.Architecture.Sources;

namespace Instrumentation.Architecture.Files;

/// <summary>Tests mirror the sources: <c>Recording/StripedSumTests.cs</c> tests <c>Recording/StripedSum.cs</c>.</summary>
internal static class TestPlacement
{
    /// <summary>Tests of something that no one file does: a promise of the whole package, or of several packages together.</summary>
    public static IReadOnlyList<string> WholePackage { get; } =
    [
        "tests/Instrumentation.Core.Tests/Catalogue/RequirementTests.cs",
        "tests/Instrumentation.Core.Tests/Catalogue/TypedRecorderTests.cs",
        "tests/Instrumentation.Core.Tests/Recording/ForgettingUnderLoadTests.cs",
        "tests/Instrumentation.Core.Tests/Recording/RecordingUnderLoadTests.cs",
        "tests/Instrumentation.Exporters.Tests/Listener/ListenerTimeTests.cs",
        "tests/Instrumentation.Exporters.Tests/OpenMetrics/OpenMetricsTextTests.cs",
        "tests/Instrumentation.Exporters.Tests/Prometheus/PrometheusServerTests.cs",
        "tests/Instrumentation.Exporters.Tests/Prometheus/PrometheusTextTests.cs",
        "tests/Instrumentation.Exporters.Tests/Prometheus/PromtoolTests.cs",
        "tests/Instrumentation.Exporters.Tests/Protobuf/ProtobufExpositionTests.cs",
        "tests/Instrumentation.Exporters.Tests/Rendering/NameConflictTests.cs",
        "tests/Instrumentation.Exporters.Tests/Rendering/RoundTripTests.cs",
        "tests/Instrumentation.PromQL.Tests/HostileInputTests.cs",
        "tests/Instrumentation.Slo.Tests/Budgets/SloHistoryOracleTests.cs",
    ];

    /// <summary>Names each test file of a package that stands elsewhere than what it tests.</summary>
    public static IEnumerable<string> Misplaced(IEnumerable<string> testFiles, IReadOnlySet<string> sourceFiles)
    {
        foreach (string path in testFiles.Where(path => Path.GetFileNameWithoutExtension(path).Split('.')[0].EndsWith("Tests", StringComparison.Ordinal)))
        {
            string[] parts = path.Split('/');
            string package = parts[1][..^".Tests".Length];
            string folder = string.Join('/', ["src", package, .. parts[2..^1]]);
            string stem = parts[^1].Split('.')[0][..^"Tests".Length];
            bool mirrored = sourceFiles.Any(source => source.StartsWith($"{folder}/{stem}.", StringComparison.Ordinal));
            if (!mirrored && !WholePackage.Contains(path))
                yield return $"{path}: there is no {folder}/{stem}.cs";
        }
    }

    /// <summary>The test files of the packages.</summary>
    public static IEnumerable<string> TestFiles => SourceFile.All
        .Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal) && Layers.ProjectFile.Packages.Any(package => file.Project == package.Name + ".Tests"))
        .Select(file => file.Path);
}
