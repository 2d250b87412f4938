using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Instrumentation.Features;

public sealed class TextFileTests
{
    private string _path = "";

    [SetUp]
    public void CreateFolder() => _path = Path.Combine(Directory.CreateTempSubdirectory("textfile").FullName, "orders.prom");

    [TearDown]
    public void DeleteFolder() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Test]
    public async Task The_file_holds_the_exposition_of_each_tick_and_nothing_else_is_left()
    {
        var application = new TestApplication { Section = { ["TextFile:Path"] = _path } };
        using IHost host = application.Build();
        await host.StartAsync();
        Assert.That(await File.ReadAllTextAsync(_path), Does.Contain("target_info{"));

        host.Services.GetRequiredService<IStreamingMetrics>().IncrementCounter("orders_total", 3, ("kind", "new"));
        application.Clock.Advance(TimeSpan.FromSeconds(10));

        await Peer.Until(async () => (await File.ReadAllTextAsync(_path)).Contains("orders_total{kind=\"new\"} 3\n", StringComparison.Ordinal), TimeSpan.FromSeconds(10), "the file is replaced");
        await host.StopAsync();
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(_path)!), Is.EqualTo(new[] { _path }));
    }

    [Test]
    public async Task A_write_that_fails_later_keeps_the_old_file_and_degrades_until_it_works_again()
    {
        var application = new TestApplication { Section = { ["TextFile:Path"] = _path } };
        using IHost host = application.Build();
        await host.StartAsync();
        string before = await File.ReadAllTextAsync(_path);
        var health = host.Services.GetRequiredService<Health.FeatureHealth>();

        string folder = Path.GetDirectoryName(_path)!;
        string away = folder + ".away";
        Directory.Move(folder, away);
        application.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.That(health.Faults.Keys, Is.EqualTo(new[] { "text_file_write" }));
        Directory.Move(away, folder);
        Assert.That(await File.ReadAllTextAsync(_path), Is.EqualTo(before));

        application.Clock.Advance(TimeSpan.FromSeconds(10));
        await Peer.Until(() => Task.FromResult(health.Faults.Count == 0), TimeSpan.FromSeconds(10), "the write works again");
        await host.StopAsync();
    }
}
