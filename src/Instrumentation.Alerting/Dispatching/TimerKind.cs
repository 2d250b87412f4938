namespace Instrumentation.Dispatching;

/// <summary>What a timer of the machine stands for.</summary>
internal enum TimerKind
{
    /// <summary>A group is to be flushed.</summary>
    GroupDue,

    /// <summary>A delivery is to be tried again.</summary>
    AttemptDue,

    /// <summary>A delivery is given up.</summary>
    DeliveryDeadline,

    /// <summary>Groups without alerts are removed.</summary>
    RemoveEmptyGroups,

    /// <summary>What has ended is forgotten.</summary>
    Forget,
}
