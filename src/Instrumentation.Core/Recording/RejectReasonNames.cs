namespace Instrumentation.Recording;

// The values of the label "reason".
internal static class RejectReasonNames
{
    internal static string Of(RejectReason reason) => reason switch
    {
        RejectReason.Negative => "negative",
        RejectReason.NotFinite => "not_finite",
        RejectReason.KindMismatch => "kind_mismatch",
        RejectReason.InvalidName => "invalid_name",
        RejectReason.InvalidTags => "invalid_tags",
        RejectReason.NamingStandard => "naming_standard",
        RejectReason.TooManyInstruments => "too_many_instruments",
        _ => "disposed",
    };
}
