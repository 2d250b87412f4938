namespace Instrumentation.Import;

/// <summary>The keys that Sloth spells otherwise in files than in Kubernetes.</summary>
internal sealed record SlothKeys(string ErrorQuery, string TotalQuery, string ErrorRatioQuery, string PageAlert, string TicketAlert, string SloPlugins)
{
    public static SlothKeys Files { get; } = new("error_query", "total_query", "error_ratio_query", "page_alert", "ticket_alert", "slo_plugins");

    public static SlothKeys Kubernetes { get; } = new("errorQuery", "totalQuery", "errorRatioQuery", "pageAlert", "ticketAlert", "sloPlugins");
}
