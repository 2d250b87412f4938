using Instrumentation;

using var metrics = StreamingMetrics.Create();
await using var listener = metrics.StartPrometheusListener(options => options.Port = args.Length == 0 ? options.Port : int.Parse(args[0]));
Console.WriteLine($"Metrics are at {listener.Address}; Ctrl+C ends.");
while (true)
{
    using (metrics.Time("order_duration_seconds", ("shop", "web")))
        await Task.Delay(Random.Shared.Next(10, 100));
    metrics.IncrementCounter("orders_total", ("shop", "web"));
}
