namespace Instrumentation.Import;

/// <summary>The names of rules that objects of OpenSLO are checked by, those of OpenSLO's own tools.</summary>
internal static class OpenSloCodes
{
    public const string DateTime = "string_date_time";

    public const string DnsLabel = "string_dns_label";

    public const string Duration = "duration";

    public const string EqualTo = "equal_to";

    public const string Forbidden = "forbidden";

    public const string GreaterThan = "greater_than";

    public const string GreaterThanOrEqualTo = "greater_than_or_equal_to";

    public const string LessThan = "less_than";

    public const string LessThanOrEqualTo = "less_than_or_equal_to";

    public const string ListLength = "slice_length";

    public const string ListMinLength = "slice_min_length";

    public const string MapMinLength = "map_min_length";

    public const string MutuallyExclusive = "mutually_exclusive";

    public const string OneOf = "one_of";

    public const string OneOfProperties = "one_of_properties";

    public const string Pattern = "string_match_regexp";

    public const string Required = "required";

    public const string TextMaxLength = "string_max_length";

    public const string TimeZone = "string_time_zone";

    // Those below have no name in OpenSLO's tools, which fail before they come to rules.
    public const string CalendarOfWindow = "calendar";

    public const string Type = "type";

    public const string UnknownField = "unknown_field";

    public const string Yaml = "yaml";
}
