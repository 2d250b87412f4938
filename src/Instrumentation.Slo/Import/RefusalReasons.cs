namespace Instrumentation;

/// <summary>Why a definition of another tool is refused though it is sound: it says what cannot be said here.</summary>
public static class RefusalReasons
{
    /// <summary>The indicator is measured by another system than Prometheus.</summary>
    public const string Backend = "backend that is not Prometheus";

    /// <summary>The indicator is measured in a way that there is not for Prometheus.</summary>
    public const string Method = "method that is not there for Prometheus";

    /// <summary>The text is of a version of its format that has been given up.</summary>
    public const string Version = "version of the format that was given up";

    /// <summary>The text holds alerting and recording rules, from which an objective cannot be told.</summary>
    public const string Rules = "rules, not the objective that they may have been made of";

    /// <summary>The indicator is measured by a query in another language.</summary>
    public const string Query = "query that is not PromQL";

    /// <summary>The query has settings that PromQL does not have.</summary>
    public const string QuerySettings = "query with settings that PromQL does not have";

    /// <summary>All reasons.</summary>
    public static IReadOnlyList<string> All { get; } = [Backend, Method, Version, Rules, Query, QuerySettings];
}
