namespace Instrumentation;

/// <summary>A listener could not listen where its options say.</summary>
public sealed class PrometheusListenerException : Exception
{
    internal PrometheusListenerException(string option, string value, string reason, Exception cause)
        : base($"{option} is {value}, where the Prometheus listener cannot listen: {reason}", cause)
    {
        Option = option;
        Value = value;
    }

    /// <summary>The name of the option that stands in the way: <c>Host</c> or <c>Port</c>.</summary>
    public string Option { get; }

    /// <summary>Its value.</summary>
    public string Value { get; }
}
