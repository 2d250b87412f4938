namespace Instrumentation.Recording;

// Why a measurement was dropped; the label of instrumentation_measurements_rejected_total is the name in snake case.
internal enum RejectReason
{
    Negative,
    NotFinite,
    KindMismatch,
    InvalidName,
    InvalidTags,
    NamingStandard,
    TooManyInstruments,
    Disposed,
}
