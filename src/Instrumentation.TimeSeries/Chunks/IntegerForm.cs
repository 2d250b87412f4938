namespace Instrumentation.Chunks;

/// <summary>How a run of integers is written.</summary>
internal enum IntegerForm
{
    /// <summary>Above the smallest one.</summary>
    Frame,

    /// <summary>Differences above the smallest difference.</summary>
    Delta,

    /// <summary>Which ones differ from the one before, and these above the smallest of them.</summary>
    Sparse,

    /// <summary>All are the one before the run.</summary>
    Constant,
}
