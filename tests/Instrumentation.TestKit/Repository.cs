using NUnit.Framework;

namespace Instrumentation.TestKit;

/// <summary>Where the sources of the running tests lie.</summary>
public static class Repository
{
    /// <summary>The folder that holds Instrumentation.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Joins a path to the root.</summary>
    /// <param name="parts">Folders and file.</param>
    /// <returns>The full path.</returns>
    public static string PathTo(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The folder of outside test suites, or null when there is none: INSTRUMENTATION_CONFORMANCE, else <c>../shared/conformance</c>.</summary>
    public static string? Conformance
    {
        get
        {
            string path = Environment.GetEnvironmentVariable("INSTRUMENTATION_CONFORMANCE") is { Length: > 0 } set ? set : Path.Combine(Root, "..", "shared", "conformance");
            return Directory.Exists(path) ? Path.GetFullPath(path) : null;
        }
    }

    /// <summary>
    /// Finds a folder of the outside test suites; skips the test, or fails it where INSTRUMENTATION_REQUIRE_CONFORMANCE=1, when it is missing.
    /// </summary>
    /// <param name="parts">The folder below the root of the suites, such as <c>"promql"</c>.</param>
    /// <returns>The full path.</returns>
    public static string RequireConformance(params string[] parts)
    {
        string? path = Conformance is { } folder ? Path.Combine([folder, .. parts]) : null;
        if (Directory.Exists(path))
            return path;
        string message = $"The outside test suites ({string.Join('/', parts)}) are not here; set INSTRUMENTATION_CONFORMANCE to their folder, see docs/conformance.md.";
        if (Environment.GetEnvironmentVariable("INSTRUMENTATION_REQUIRE_CONFORMANCE") == "1")
            Assert.Fail(message);
        Assert.Ignore(message);
        throw new InvalidOperationException(message);
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Instrumentation.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("Instrumentation.sln was not found above the test binaries.");
    }
}
