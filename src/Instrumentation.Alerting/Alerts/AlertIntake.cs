using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Instrumentation.Labels;
using Instrumentation.Rules;

namespace Instrumentation.Alerts;

/// <summary>Makes alerts of what is reported, as Alertmanager's API does.</summary>
internal static class AlertIntake
{
    /// <summary>Completes and checks a report.</summary>
    /// <param name="posted">The report.</param>
    /// <param name="resolveTimeout">After how long an alert without an end is taken for ended.</param>
    /// <param name="now">Now.</param>
    /// <param name="alert">The alert.</param>
    /// <param name="problem">Why there is none.</param>
    /// <returns>True when the report is an alert.</returns>
    public static bool TryTake(
        PostedAlert posted, TimeSpan resolveTimeout, DateTimeOffset now, [NotNullWhen(true)] out Alert? alert, [NotNullWhen(false)] out string? problem)
    {
        alert = null;
        DateTimeOffset startsAt = posted.StartsAt ?? posted.EndsAt ?? now;
        problem = Problem(posted, startsAt);
        if (problem is not null)
            return false;
        alert = new Alert
        {
            Labels = WithoutEmpty(posted.Labels),
            Annotations = WithoutEmpty(posted.Annotations ?? []),
            StartsAt = startsAt,
            EndsAt = posted.EndsAt ?? now + resolveTimeout,
            UpdatedAt = now,
            IsTimeout = posted.EndsAt is null,
            GeneratorUrl = posted.GeneratorUrl,
        };
        return true;
    }

    /// <summary>Takes an alert that a rule hands on. Until when it is taken for firing is no end that anybody told.</summary>
    public static Alert Take(AlertToSend due, string generatorUrl, DateTimeOffset now)
    {
        ActiveAlert alert = due.Alert;
        return new Alert
        {
            Labels = alert.Labels,
            Annotations = SeriesLabels.Of(alert.Annotations.Where(text => text.Value.Length > 0).Select(text => new Labels.Label(text.Key, text.Value))),
            StartsAt = DateTimeOffset.FromUnixTimeMilliseconds(alert.FiredAtUnixMs ?? alert.ActiveAtUnixMs),
            EndsAt = DateTimeOffset.FromUnixTimeMilliseconds(due.EndsAtUnixMs),
            UpdatedAt = now,
            IsTimeout = alert.ResolvedAtUnixMs is null,
            GeneratorUrl = generatorUrl,
        };
    }

    private static string? Problem(PostedAlert posted, DateTimeOffset startsAt)
    {
        if (posted.EndsAt < startsAt)
            return $"start time {Text(startsAt)} must be before end time {Text(posted.EndsAt.Value)}";
        if (posted.Labels.All(label => label.Value.Length == 0))
            return "at least one label with a value is required";
        return Problem("label", posted.Labels) ?? Problem("annotation", posted.Annotations ?? []);
    }

    private static string? Problem(string what, IReadOnlyCollection<Labels.Label> labels)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (Labels.Label label in labels)
        {
            if (label.Name.Length == 0)
                return $"a {what} has no name";
            if (!IsWellFormed(label.Name) || !IsWellFormed(label.Value))
                return $"{what} {SeriesLabelsText.Quote(label.Name)} holds half a surrogate pair";
            if (!names.Add(label.Name))
                return $"{what} {SeriesLabelsText.Quote(label.Name)} is there twice";
        }

        return null;
    }

    private static SeriesLabels WithoutEmpty(IReadOnlyCollection<Labels.Label> labels) => SeriesLabels.Of(labels.Where(label => label.Value.Length > 0));

    private static bool IsWellFormed(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int used) != OperationStatus.Done)
                return false;
            rest = rest[used..];
        }

        return true;
    }

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
