using System.Text.Json;
using Instrumentation.Conformance.Reporting;

namespace Instrumentation.Conformance.Alerting;

/// <summary>Stories of alerts, silences, reloads, restarts and failing receivers, and what is delivered when.</summary>
public sealed class TimelineSuiteTests
{
    [Test]
    public void Receivers_get_what_they_get_from_Alertmanager()
    {
        var report = new ConformanceReport("alert-timelines");
        foreach (string path in Directory.EnumerateFiles(Path.Combine(Repository.RequireConformance("alerting"), "timelines"), "*.json").Order(StringComparer.Ordinal))
        {
            report.Run(Path.GetFileName(path), () =>
            {
                JsonElement timeline = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
                return Timeline.Check(timeline);
            });
        }

        report.Close();
    }
}
