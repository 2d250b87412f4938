using Instrumentation.Journal;

namespace Instrumentation.Rules;

/// <summary>The alerts of all rules as a journal keeps them: those of a rule as a whole whenever they change, and when each group was evaluated.</summary>
internal sealed class KeptAlerts : IJournaledState
{
    public const int Version = 1;
    public const byte RuleEntry = 1;
    public const byte GroupEntry = 2;

    private readonly Dictionary<string, byte[]> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _groups = new(StringComparer.Ordinal);

    public void Clear()
    {
        _rules.Clear();
        _groups.Clear();
    }

    public void Restore(JournalEntry entry)
    {
        if (entry.Type == RuleEntry)
        {
            byte[] record = entry.Payload.ToArray();
            (string rule, IReadOnlyList<ActiveAlert> alerts) = AlertRecord.Read(record);
            Put(rule, alerts.Count, record);
        }
        else if (entry.Type == GroupEntry)
        {
            (string group, long time) = AlertRecord.ReadEvaluation(entry.Payload);
            _groups[group] = time;
        }
    }

    public Action<JournalCheckpointWriter> Capture()
    {
        byte[][] rules = [.. _rules.Values];
        byte[][] groups = [.. _groups.Select(group => AlertRecord.WriteEvaluation(group.Key, group.Value))];
        return writer =>
        {
            foreach (byte[] record in rules)
                writer.Write(RuleEntry, record);
            foreach (byte[] record in groups)
                writer.Write(GroupEntry, record);
        };
    }

    public IReadOnlyList<ActiveAlert>? Find(string rule) => _rules.TryGetValue(rule, out byte[]? record) ? AlertRecord.Read(record).Alerts : null;

    public long? EvaluatedAt(string group) => _groups.TryGetValue(group, out long time) ? time : null;

    // The record to be written; null where nothing changed.
    public byte[]? Set(string rule, IReadOnlyList<ActiveAlert> alerts)
    {
        if (alerts.Count == 0 && !_rules.ContainsKey(rule))
            return null;
        byte[] record = AlertRecord.Write(rule, alerts);

        // A journal takes no longer record; some tens of thousands of alerts are in it all the same.
        while (record.Length > JournalConstants.MaxRecordBytes)
        {
            alerts = [.. alerts.Take(alerts.Count / 2)];
            record = AlertRecord.Write(rule, alerts);
        }

        if (_rules.TryGetValue(rule, out byte[]? before) && before.AsSpan().SequenceEqual(record))
            return null;
        Put(rule, alerts.Count, record);
        return record;
    }

    public byte[] SetEvaluated(string group, long time)
    {
        _groups[group] = time;
        return AlertRecord.WriteEvaluation(group, time);
    }

    private void Put(string rule, int alerts, byte[] record)
    {
        if (alerts == 0)
            _rules.Remove(rule);
        else
            _rules[rule] = record;
    }
}
