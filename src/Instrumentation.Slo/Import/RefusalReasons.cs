namespace Instrumentation.Import;

/// <summary>The closed list of reasons for which a definition of another tool is refused though nothing is wrong with it.</summary>
internal static class RefusalReasons
{
    public const string Backend = "backend that is not Prometheus";

    public const string Query = "query that is not PromQL";

    public const string QuerySettings = "query with settings that PromQL does not have";

    public static IReadOnlyList<string> All { get; } = [Backend, Query, QuerySettings];
}
