namespace Instrumentation.Configuration;

public sealed class SettingNamesTests
{
    private static IEnumerable<string> Paths => SettingTable.Instance.Settings.Where(setting => !setting.HasFreeName).Select(setting => setting.Path);

    [TestCase("MetricsIntervalSeconds", "STREAMING_MONITORING__METRICS_INTERVAL_SECONDS")]
    [TestCase("Listener:BearerToken", "STREAMING_MONITORING__LISTENER__BEARER_TOKEN")]
    [TestCase("Resource:Service", "STREAMING_MONITORING__RESOURCE__SERVICE")]
    public void A_key_has_its_name_as_a_variable(string path, string variable) => Assert.That(SettingNames.Variable(path), Is.EqualTo(variable));

    [TestCaseSource(nameof(Paths))]
    public void The_name_of_a_variable_leads_back_to_its_key(string path)
    {
        string[] parts = SettingNames.Variable(path)[StreamingMonitoringConstants.EnvironmentPrefix.Length..].Split("__");

        Assert.That(SettingTable.Instance.TryFind(parts, out _, out string found), Is.True);
        Assert.That(found, Is.EqualTo(path));
    }
}
