using Instrumentation.Rules;

namespace Instrumentation.Alerting;

// Takes alerts from the rules.
internal interface IAlertSink
{
    void Take(AlertingRule rule, IReadOnlyList<AlertToSend> due);
}
