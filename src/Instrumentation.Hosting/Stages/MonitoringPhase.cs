namespace Instrumentation.Stages;

// Where in the cycle a stage runs; stages of one phase run in the order of their registration.
internal enum MonitoringPhase
{
    // Brings figures up to date that nobody records at an event.
    Refresh,

    // Fills the tick's snapshot.
    Collect,

    // Keeps the snapshot's samples.
    Store,

    // Works out what rules look at beside the snapshot: how objectives stand.
    Derive,

    // Evaluates rules over what is kept.
    Evaluate,

    // Writes down what is kept across restarts.
    Persist,

    // Hands the snapshot on.
    Publish,

    // Says how the monitoring itself is doing.
    Report,
}
