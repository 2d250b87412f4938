namespace Instrumentation.Templates;

/// <summary>Runs a query for the template function <c>query</c>.</summary>
/// <param name="expression">The PromQL expression.</param>
/// <param name="timestampUnixMs">The time to run it at, in milliseconds since 1970-01-01 UTC.</param>
/// <param name="cancellationToken">Ends the query.</param>
/// <returns>The samples. An exception makes the expansion fail with its message.</returns>
public delegate ValueTask<IReadOnlyList<TemplateSample>> TemplateQuery(string expression, long timestampUnixMs, CancellationToken cancellationToken);
