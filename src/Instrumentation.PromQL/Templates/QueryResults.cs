namespace Instrumentation.Templates;

/// <summary>The queries that one expansion has run.</summary>
internal sealed class QueryResults(AlertTemplateContext context, int limit)
{
    private readonly Dictionary<string, (TemplateValue? Result, string Error)> _results = new(StringComparer.Ordinal);

    /// <summary>The result of a query that has been run.</summary>
    public TemplateValue Get(string expression)
    {
        if (context.Query is null)
            throw new TemplateException("there is nothing to query here");
        if (!_results.TryGetValue(expression, out (TemplateValue? Result, string Error) known))
            throw _results.Count < limit ? new QueryNeededException(expression) : new TemplateException($"more than {limit} different queries");
        return known.Result ?? throw new TemplateException(known.Error);
    }

    public async ValueTask RunAsync(string expression, CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<TemplateSample> samples = await context.Query!(expression, context.TimestampUnixMs, cancellationToken);
            TemplateValue[] values = [.. samples.Select(sample => TemplateValue.Sample(sample.Labels, sample.Value))];
            _results[expression] = (TemplateValue.List(values, typeName: "template.queryResult"), "");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _results[expression] = (null, exception.Message);
        }
    }
}
