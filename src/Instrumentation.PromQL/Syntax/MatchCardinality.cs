namespace Instrumentation.Syntax;

/// <summary>How many series of each side may match.</summary>
public enum MatchCardinality
{
    /// <summary>One on each side.</summary>
    OneToOne,

    /// <summary>Many on the left, <c>group_left</c>.</summary>
    ManyToOne,

    /// <summary>Many on the right, <c>group_right</c>.</summary>
    OneToMany,

    /// <summary>Many on both sides: the set operators.</summary>
    ManyToMany,
}
