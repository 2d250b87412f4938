using System.Text.RegularExpressions;
using Instrumentation.Objectives;

namespace Instrumentation.BurnRates;

/// <summary>Queries with a place for the length of their window.</summary>
internal static partial class SloQueryText
{
    /// <summary>Puts a window into its place.</summary>
    public static string At(string query, TimeSpan window) => Placeholder.Replace(query, WindowNames.Promql(window));

    public static bool HasWindow(string query) => Placeholder.IsMatch(query);

    [GeneratedRegex(@"\{\{-?\s*\.window\s*-?\}\}", RegexOptions.NonBacktracking)]
    private static partial Regex Placeholder { get; }
}
