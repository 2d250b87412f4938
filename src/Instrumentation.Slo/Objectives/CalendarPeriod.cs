namespace Instrumentation;

/// <summary>A period of the calendar.</summary>
public enum CalendarPeriod
{
    /// <summary>From midnight to midnight.</summary>
    Day,

    /// <summary>From Monday to Sunday, as ISO 8601 has it.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,

    /// <summary>Three months, from January, April, July or October on.</summary>
    Quarter,

    /// <summary>A year.</summary>
    Year,
}
