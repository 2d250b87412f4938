namespace Instrumentation.Persistence;

/// <summary>What a record of the journal says. The numbers are on disks.</summary>
internal enum StateRecordKind : byte
{
    /// <summary>An alert as it now is.</summary>
    Alert = 1,

    /// <summary>A silence as it now is.</summary>
    Silence = 2,

    /// <summary>An integration was told, or knows without being told.</summary>
    Told = 3,

    /// <summary>A notification is about to be sent.</summary>
    Due = 4,

    /// <summary>A notification is no longer on its way, and was not delivered.</summary>
    GivenUp = 5,
}
