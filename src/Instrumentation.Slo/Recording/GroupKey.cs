namespace Instrumentation.Recording;

/// <summary>The values of the labels that tell a group from others.</summary>
internal readonly struct GroupKey(IReadOnlyList<string> values) : IEquatable<GroupKey>
{
    // What no tenant or route is called.
    private const string OverflowValue = "__overflow__";

    public static GroupKey None { get; } = new([]);

    public IReadOnlyList<string> Values => values ?? [];

    public bool IsOverflow => Values.Count > 0 && Values.All(value => value == OverflowValue);

    public static GroupKey OverflowOf(int labels) => new([.. Enumerable.Repeat(OverflowValue, labels)]);

    public bool Equals(GroupKey other) => Values.SequenceEqual(other.Values, StringComparer.Ordinal);

    public override bool Equals(object? obj) => obj is GroupKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (string value in Values)
            hash.Add(value, StringComparer.Ordinal);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(',', Values);
}
