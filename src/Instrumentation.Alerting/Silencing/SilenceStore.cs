using Instrumentation.Labels;
using Instrumentation.Matching;

namespace Instrumentation.Silencing;

/// <summary>The silences, and the rules for making and changing them.</summary>
/// <remarks>Belongs to one thread at a time.</remarks>
internal sealed class SilenceStore
{
    private readonly Dictionary<string, Silence> _silences = new(StringComparer.Ordinal);

    public IReadOnlyCollection<Silence> Silences => _silences.Values;

    public Silence? Find(string id) => _silences.GetValueOrDefault(id);

    /// <summary>The active silences that match labels.</summary>
    public IReadOnlyList<Silence> Matching(SeriesLabels labels, DateTimeOffset now)
    {
        List<Silence>? found = null;
        foreach (Silence silence in _silences.Values)
        {
            if (silence.StateAt(now) == SilenceState.Active && silence.Matches(labels))
                (found ??= []).Add(silence);
        }

        return found ?? (IReadOnlyList<Silence>)[];
    }

    /// <summary>Makes or changes a silence. One that cannot be changed in place is ended, and another takes over.</summary>
    /// <returns>The silences that are new or changed; the last is the one that holds.</returns>
    /// <exception cref="SilenceException">The draft is none, or the silence to change is unknown.</exception>
    public IReadOnlyList<Silence> Set(SilenceDraft draft, DateTimeOffset now)
    {
        Check(draft, now);
        Silence? before = null;
        if (draft.Id is { Length: > 0 } id)
            before = Find(id) ?? throw new SilenceException($"silence {id} not found", isUnknown: true);
        var next = new Silence
        {
            Id = before?.Id ?? Guid.NewGuid().ToString(),
            Matchers = [.. draft.Matchers.Select(matcher => MatcherOperator.Matcher(matcher.Name, matcher.Type, matcher.Value, column: 1))],
            StartsAt = draft.StartsAt,
            EndsAt = draft.EndsAt,
            UpdatedAt = now,
            CreatedBy = draft.CreatedBy,
            Comment = draft.Comment,
        };
        if (before is not null && CanChange(before, next, now))
            return [Put(next)];
        var changed = new List<Silence>(2);
        if (before is not null && before.StateAt(now) != SilenceState.Expired)
            changed.Add(Put(Ended(before, now)));
        changed.Add(Put(next with { Id = before is null ? next.Id : Guid.NewGuid().ToString(), StartsAt = next.StartsAt < now ? WholeMilliseconds(now) : next.StartsAt }));
        return changed;
    }

    // The precision of Alertmanager's API, so that what was read there is the same when it comes back.
    private static DateTimeOffset WholeMilliseconds(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), instant.Offset);

    /// <summary>Ends a silence; one that has not begun never will.</summary>
    /// <returns>The silence as it now is.</returns>
    /// <exception cref="SilenceException">It is unknown, or over already.</exception>
    public Silence Expire(string id, DateTimeOffset now)
    {
        Silence silence = Find(id) ?? throw new SilenceException($"silence {id} not found", isUnknown: true);
        if (silence.StateAt(now) == SilenceState.Expired)
            throw new SilenceException($"silence {id} already expired");
        return Put(Ended(silence, now));
    }

    /// <summary>Takes a silence as it was kept.</summary>
    public Silence Put(Silence silence)
    {
        _silences[silence.Id] = silence;
        return silence;
    }

    /// <summary>Forgets the silences that are over for longer than they are kept.</summary>
    public void RemoveOld(DateTimeOffset now)
    {
        foreach (Silence silence in _silences.Values.Where(silence => silence.EndsAt + SilenceConstants.Retention <= now).ToList())
            _silences.Remove(silence.Id);
    }

    public void Clear() => _silences.Clear();

    private static Silence Ended(Silence silence, DateTimeOffset now) =>
        silence with { StartsAt = silence.StartsAt > now ? now : silence.StartsAt, EndsAt = now, UpdatedAt = now };

    private static void Check(SilenceDraft draft, DateTimeOffset now)
    {
        if (draft.Matchers.Count == 0)
            throw new SilenceException("at least one matcher required");
        if (draft.Matchers.All(matcher => matcher.MatchesEmpty))
            throw new SilenceException("at least one matcher must not match the empty string");
        if (draft.EndsAt <= draft.StartsAt)
            throw new SilenceException("start time must be before end time");
        if (draft.EndsAt <= now)
            throw new SilenceException("end time can't be in the past");
    }

    // An active silence keeps its start, so that what it muted so far stays true; the matchers of one that begins later may not change either.
    private static bool CanChange(Silence before, Silence next, DateTimeOffset now) =>
        SameMatchers(before, next) && before.StateAt(now) switch
        {
            SilenceState.Active => before.StartsAt == next.StartsAt && next.EndsAt >= now,
            SilenceState.Pending => next.StartsAt >= now,
            _ => false,
        };

    private static bool SameMatchers(Silence one, Silence other) => one.Matchers.ToHashSet().SetEquals(other.Matchers);
}
