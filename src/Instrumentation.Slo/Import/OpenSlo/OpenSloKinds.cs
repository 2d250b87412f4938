namespace Instrumentation.Import;

/// <summary>The kinds of OpenSLO's objects.</summary>
internal static class OpenSloKinds
{
    public const string Slo = "SLO";

    public const string Sli = "SLI";

    public const string Service = "Service";

    public const string DataSource = "DataSource";

    public const string AlertPolicy = "AlertPolicy";

    public const string AlertCondition = "AlertCondition";

    public const string AlertNotificationTarget = "AlertNotificationTarget";
}
