using System.Globalization;
using System.Text.Json;
using Instrumentation.Conformance.Reporting;

namespace Instrumentation.Conformance.Slo;

/// <summary>Worked numbers of burn rates and budgets.</summary>
public sealed class GoldenMathSuiteTests
{
    private const double Tolerance = 1e-9;

    private ConformanceReport _report = null!;

    [Test]
    public void Numbers_are_those_that_were_worked_out_by_rational_arithmetic()
    {
        _report = new ConformanceReport("slo-math");
        string path = Path.Combine(Repository.RequireConformance("slo"), "golden_math.json");
        JsonElement golden = JsonSerializer.Deserialize<JsonElement>(File.ReadAllText(path));
        Each(golden, "burnRateFactor", BurnRateFactor);
        Each(golden, "slothCustomWindows", CustomWindow);
        foreach (JsonElement item in golden.GetProperty("constantIncident").GetProperty("cases").EnumerateArray())
            Run("constantIncident", item, ConstantIncidents);
        Run("budgetingMethods", golden.GetProperty("budgetingMethods"), Methods);
        Run("sloGeneratorReport", golden.GetProperty("sloGeneratorReport"), Report);
        Each(golden, "availabilityTable", Availability);
        Each(golden, "events", Events);
        Run("calendarOccurrences", golden.GetProperty("calendarOccurrences"), Calendar);
        Each(golden, "gitlab", Gitlab);
        foreach (JsonProperty window in golden.GetProperty("pyrraWindows").EnumerateObject())
            Run("pyrraWindows " + window.Name, window.Value, item => Pyrra(window.Name, item));
        _report.Close();
    }

    private static string? BurnRateFactor(JsonElement item)
    {
        TimeSpan period = TimeSpan.FromDays(item.GetProperty("periodDays").GetInt32());
        BurnRatePair pair = Pair(item, item.GetProperty("severity").GetString() == "page" ? BurnRateSeverity.Page : BurnRateSeverity.Ticket);
        decimal factor = pair.Factor(period);
        return Differs(item, "factor", factor)
            ?? Differs(item, "minObjectiveForWhichItCanFire", pair.MinObjective(period))
            ?? Differs(item, "exhaustionSeconds", ErrorBudget.SecondsToExhaustion(1m, factor, period)!.Value);
    }

    private static string? CustomWindow(JsonElement item) =>
        Differs(item, "factor", Pair(item, BurnRateSeverity.Page).Factor(TimeSpan.FromDays(item.GetProperty("periodDays").GetInt32())));

    private static string? ConstantIncidents(JsonElement item)
    {
        // The case gives the factor; in 30 days this is the share of the budget that leads to it.
        TimeSpan period = TimeSpan.FromDays(30);
        var longWindow = TimeSpan.FromSeconds(item.GetProperty("longSeconds").GetInt32());
        decimal share = item.GetProperty("factor").GetDecimal() * longWindow.Ticks / period.Ticks;
        // A case without a short window is one whose short window is the long one.
        JsonElement shortSeconds = item.GetProperty("shortSeconds");
        TimeSpan shortWindow = shortSeconds.ValueKind == JsonValueKind.Null ? longWindow : TimeSpan.FromSeconds(shortSeconds.GetInt32());
        var pair = new BurnRatePair(BurnRateSeverity.Page, longWindow, shortWindow, share);
        var incident = ConstantIncident.Of(pair, period, item.GetProperty("slo").GetDecimal(), item.GetProperty("errorRatio").GetDecimal());
        if (incident.Fires != item.GetProperty("fires").GetBoolean())
            return $"fires {incident.Fires}";
        return Differs(item, "detectionSeconds", incident.DetectionSeconds)
            ?? Differs(item, "resetSeconds", incident.ResetSeconds)
            ?? Differs(item, "resetSecondsLongOnly", incident.ResetSecondsLongOnly)
            ?? Differs(item, "budgetConsumedAtAlert30d", incident.BudgetConsumed);
    }

    private static string? Methods(JsonElement item)
    {
        double[] good = [.. item.GetProperty("good").EnumerateArray().Select(number => number.GetDouble())];
        double[] total = [.. item.GetProperty("total").EnumerateArray().Select(number => number.GetDouble())];
        decimal target = item.GetProperty("target").GetDecimal();
        decimal sliceTarget = item.GetProperty("timeSliceTarget").GetDecimal();
        foreach ((string name, BudgetingMethod method) in (IEnumerable<(string, BudgetingMethod)>)
            [("occurrences", BudgetingMethod.Occurrences), ("timeslices", BudgetingMethod.Timeslices), ("ratioTimeslices", BudgetingMethod.RatioTimeslices)])
        {
            JsonElement expected = item.GetProperty(name);
            var slo = new SloDefinition("example", new SliDefinition("example", SliType.Availability), target) { Method = method, SliceObjective = sliceTarget };
            var history = new SloHistory(slo);
            DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
            for (int slice = 0; slice < good.Length; slice++)
                history.Add(start.AddMinutes(slice + 1), good[slice], total[slice] - good[slice]);
            SloResult result = history.Evaluate(start.AddMinutes(good.Length))[0];
            if ((Differs(expected, "sli", result.Sli) ?? Differs(expected, "budgetConsumed", result.Consumed)) is { } why)
                return $"{name}: {why}";
        }

        return null;
    }

    private static string? Report(JsonElement item)
    {
        var period = TimeSpan.FromSeconds(item.GetProperty("window").GetInt32());
        decimal goal = item.GetProperty("goal").GetDecimal();
        decimal good = item.GetProperty("good").GetDecimal();
        decimal total = good + item.GetProperty("bad").GetDecimal();
        decimal sli = good / total;
        decimal budgetMinutes = ErrorBudget.AllowedSeconds(goal, period) / 60;
        return Differs(item, "sli", sli)
            ?? Differs(item, "gap", sli - goal)
            ?? Differs(item, "errorBudgetTarget", ErrorBudget.Ratio(goal))
            ?? Differs(item, "burnRate", ErrorBudget.BurnRate(1 - sli, goal))
            ?? Differs(item, "budgetMinutes", budgetMinutes)
            ?? Differs(item, "remainingMinutes", budgetMinutes * ErrorBudget.Remaining(total - good, total, goal))
            ?? Differs(item, "errorMinutes", budgetMinutes * ErrorBudget.Consumed(total - good, total, goal));
    }

    private static string? Availability(JsonElement item)
    {
        decimal objective = decimal.Parse(item.GetProperty("objective").GetString()!, CultureInfo.InvariantCulture);
        foreach ((string name, int days) in (IEnumerable<(string, int)>)[("perYear365Seconds", 365), ("per30dSeconds", 30), ("per28dSeconds", 28), ("per7dSeconds", 7), ("perDaySeconds", 1)])
        {
            if (Differs(item, name, ErrorBudget.AllowedSeconds(objective, TimeSpan.FromDays(days))) is { } why)
                return why;
        }

        return null;
    }

    private static string? Events(JsonElement item) =>
        Differs(item, "allowedBad", ErrorBudget.AllowedEvents(item.GetProperty("objective").GetDecimal(), item.GetProperty("total").GetDecimal()));

    private static string? Calendar(JsonElement item)
    {
        decimal objective = item.GetProperty("objective").GetDecimal();
        decimal soFar = item.GetProperty("eventsSoFar").GetDecimal();
        decimal projected = ErrorBudget.ProjectedEvents(
            soFar, TimeSpan.FromDays(item.GetProperty("elapsedDays").GetInt32()), TimeSpan.FromDays(item.GetProperty("periodDays").GetInt32()));
        return Differs(item, "budgetObserved", ErrorBudget.AllowedEvents(objective, soFar)) ?? Differs(item, "budgetProjected", ErrorBudget.AllowedEvents(objective, projected));
    }

    private static string? Gitlab(JsonElement item)
    {
        decimal target = item.GetProperty("target").GetDecimal();
        decimal minutes = ErrorBudget.AllowedSeconds(target, TimeSpan.FromDays(item.GetProperty("periodDays").GetInt32())) / 60;
        decimal burnRate = ErrorBudget.BurnRate(1 - item.GetProperty("availability").GetDecimal(), target);
        return Differs(item, "spentMinutes", minutes * burnRate) ?? Differs(item, "remainingMinutes", minutes - (minutes * burnRate));
    }

    private static string? Pyrra(string name, JsonElement items)
    {
        var window = TimeSpan.FromDays(int.Parse(name[..^1], CultureInfo.InvariantCulture));
        IReadOnlyList<PyrraWindow> windows = PyrraWindow.For(window);
        if (windows.Count != items.GetArrayLength())
            return $"{windows.Count} windows";
        for (int place = 0; place < windows.Count; place++)
        {
            JsonElement item = items[place];
            PyrraWindow found = windows[place];
            if (found.Severity != item.GetProperty("severity").GetString())
                return $"severity {found.Severity}";
            if ((Differs(item, "forSeconds", (decimal)found.HoldDuration.TotalSeconds) ?? Differs(item, "longSeconds", (decimal)found.LongWindow.TotalSeconds)
                ?? Differs(item, "shortSeconds", (decimal)found.ShortWindow.TotalSeconds) ?? Differs(item, "factor", found.Factor)) is { } why)
                return why;
        }

        return null;
    }

    private static BurnRatePair Pair(JsonElement item, BurnRateSeverity severity) => new(
        severity,
        TimeSpan.FromSeconds(item.GetProperty("longSeconds").GetInt32()),
        item.TryGetProperty("shortSeconds", out JsonElement seconds) ? TimeSpan.FromSeconds(seconds.GetInt32()) : TimeSpan.FromMinutes(5),
        item.GetProperty("budgetPercent").GetDecimal() / 100);

    private static string? Differs(JsonElement item, string name, decimal? found)
    {
        if (!item.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null)
            return found is null ? null : $"{name} is {found}, expected none";
        double expected = value.GetDouble();
        if (found is null)
            return $"{name} is missing, expected {expected}";
        double difference = Math.Abs((double)found - expected);
        return difference <= Tolerance * Math.Max(Math.Abs(expected), 1e-12) || difference < 1e-15 ? null : $"{name} is {found}, expected {expected}";
    }

    private void Each(JsonElement golden, string name, Func<JsonElement, string?> check)
    {
        foreach (JsonElement item in golden.GetProperty(name).EnumerateArray())
            Run(name, item, check);
    }

    private void Run(string name, JsonElement item, Func<JsonElement, string?> check) => _report.Run($"golden_math.json {name} {item.GetRawText()}", () => check(item));
}
