namespace Instrumentation.Output;

/// <summary>How results of queries are written.</summary>
internal enum OutputFormat
{
    /// <summary>Columns for people.</summary>
    Table,

    /// <summary>As Prometheus' HTTP API answers.</summary>
    Json,

    /// <summary>A line for each point, a column for each label.</summary>
    Csv,
}
