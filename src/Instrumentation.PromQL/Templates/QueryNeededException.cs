namespace Instrumentation.Templates;

/// <summary>Stops an expansion until a query has been run.</summary>
internal sealed class QueryNeededException(string expression) : Exception
{
    public string Expression { get; } = expression;
}
