using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Instrumentation.Configuration;

public sealed class OpenTelemetryVariablesTests
{
    [Test]
    public void The_host_says_what_nothing_else_says()
    {
        ResourceOptions resource = new TestApplication().Options().Resource;

        Assert.Multiple(() =>
        {
            Assert.That((resource.Service, resource.Environment), Is.EqualTo(("orders", "Staging")));
            Assert.That(resource.Version, Is.Not.Null.And.Matches(@"^\d+\.\d+"));
            Assert.That((resource.Region, resource.Instance), Is.EqualTo(((string?)null, (string?)null)));
        });
    }

    // The names are those of OpenTelemetry's semantic conventions; values are percent-encoded as in W3C Baggage.
    [Test]
    public void OpenTelemetrys_attributes_become_the_resource()
    {
        var application = new TestApplication
        {
            Variables =
            {
                ["OTEL_RESOURCE_ATTRIBUTES"] =
                    "service.name=cart,service.version=2.1.0, deployment.environment.name=production,cloud.region=eu%2Dwest-1,service.instance.id=a%2Cb%3Dc,k8s.pod.name=cart%20%C3%BC,team:owner=x",
            },
        };

        ResourceOptions resource = application.Options().Resource;

        Assert.Multiple(() =>
        {
            Assert.That(resource.Service, Is.EqualTo("cart"));
            Assert.That(resource.Version, Is.EqualTo("2.1.0"));
            Assert.That(resource.Environment, Is.EqualTo("production"));
            Assert.That(resource.Region, Is.EqualTo("eu-west-1"));
            Assert.That(resource.Instance, Is.EqualTo("a,b=c"));
            Assert.That(resource.Attributes, Is.EquivalentTo(new Dictionary<string, string> { ["k8s.pod.name"] = "cart ü", ["team:owner"] = "x" }));
        });
    }

    [Test]
    public void The_older_name_of_the_environment_is_understood()
    {
        var application = new TestApplication { Variables = { ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment=qa" } };

        Assert.That(application.Options().Resource.Environment, Is.EqualTo("qa"));
    }

    [Test]
    public void The_service_name_variable_wins_over_the_attribute_and_over_the_section()
    {
        var application = new TestApplication
        {
            Section = { ["Resource:Service"] = "section" },
            Variables = { ["OTEL_SERVICE_NAME"] = "variable", ["OTEL_RESOURCE_ATTRIBUTES"] = "service.name=attribute" },
        };

        Assert.That(application.Options().Resource.Service, Is.EqualTo("variable"));
    }

    [Test]
    public void The_monitorings_own_variable_wins_over_OpenTelemetrys()
    {
        var application = new TestApplication { Variables = { ["OTEL_SERVICE_NAME"] = "general", ["STREAMING_MONITORING__RESOURCE__SERVICE"] = "own" } };

        Assert.That(application.Options().Resource.Service, Is.EqualTo("own"));
    }

    // The OpenTelemetry specification: on any error the whole value is discarded and the error is reported.
    [TestCase("service.version=1,broken")]
    [TestCase("service.version=1,a=50%")]
    [TestCase("service.version=1,a=%zz")]
    [TestCase("service.version=1,=b")]
    public async Task A_list_with_a_fault_is_left_out_as_a_whole_and_reported(string list)
    {
        var application = new TestApplication { Section = { ["Resource:Version"] = "7" }, Variables = { ["OTEL_RESOURCE_ATTRIBUTES"] = list } };
        Assert.That(application.Options().Resource.Version, Is.EqualTo("7"));

        using IHost host = application.Build();
        await host.StartAsync();
        await host.StopAsync();

        Assert.That(application.Log.Messages(LogLevel.Warning), Has.Exactly(1).StartsWith("OTEL_RESOURCE_ATTRIBUTES is ignored: "));
    }
}
