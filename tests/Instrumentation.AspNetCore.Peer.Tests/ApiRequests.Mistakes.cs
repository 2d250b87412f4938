namespace Instrumentation.PrometheusApiPeer;

/// <content>Expressions that are refused.</content>
internal static partial class ApiRequests
{
    private static string[] MistakenExpressions =>
    [
        "", "(", "sum(weight", "1 +", "weight{", "weight{job=}", "weight{job=~\"(\"}", "weight[5]m", "weight[0s]", "nothing_known(weight)", "rate(weight)", "sum(1)", "weight + on weight",
        "{}", "{job=\"\"}", "weight and 1", "1 == 2", "-\"a\"", "weight offset", "topk(weight)", "\"abc", "weight @", "abs()", "abs(weight, 1)", "weight{job=\"a\"}{}", "1 2",
    ];
}
