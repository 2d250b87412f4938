namespace Instrumentation.Configuration;

public sealed class EnvironmentVariablesTests
{
    [Test]
    public void The_variables_of_the_process_are_read_whatever_the_case_of_their_names()
    {
        string name = $"STREAMING_MONITORING_TEST_{Guid.NewGuid():N}";
        Environment.SetEnvironmentVariable(name, "here");
        try
        {
            Assert.That(EnvironmentVariables.OfProcess().Values[name.ToUpperInvariant()], Is.EqualTo("here"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }
}
