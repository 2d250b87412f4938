namespace Instrumentation.PrometheusApiPeer;

/// <summary>What a server answered.</summary>
internal sealed record ApiReply(int Status, string ContentType, string Body);
