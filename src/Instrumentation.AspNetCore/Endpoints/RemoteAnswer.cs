namespace Instrumentation.Endpoints;

internal enum RemoteAnswer
{
    // 403.
    Nothing,

    // The overall status without its reasons, which a load balancer needs.
    BareStatus,
}
