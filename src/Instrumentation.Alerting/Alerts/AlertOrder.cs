using Instrumentation.Labels;

namespace Instrumentation.Alerts;

/// <summary>The order of alerts in a notification, as Alertmanager has it: by job, by instance, then by all labels, fewer first.</summary>
internal sealed class AlertOrder : IComparer<Alert>
{
    private static readonly string[] First = ["job", "instance"];

    private AlertOrder()
    {
    }

    public static AlertOrder Instance { get; } = new();

    public int Compare(Alert? x, Alert? y)
    {
        SeriesLabels left = x!.Labels;
        SeriesLabels right = y!.Labels;
        foreach (string name in First)
        {
            int order = (left.Contains(name), right.Contains(name)) switch
            {
                (false, false) => 0,
                (false, true) => 1,
                (true, false) => -1,
                _ => LabelOrder.Compare(left[name], right[name]),
            };
            if (order != 0)
                return order;
        }

        return Compare(left, right);
    }

    private static int Compare(SeriesLabels left, SeriesLabels right)
    {
        if (left.Count != right.Count)
            return left.Count.CompareTo(right.Count);
        for (int i = 0; i < left.Count; i++)
        {
            // The first name that only one of them has decides for its owner.
            int order = LabelOrder.Compare(left[i].Name, right[i].Name);
            if (order == 0)
                order = LabelOrder.Compare(left[i].Value, right[i].Value);
            if (order != 0)
                return order;
        }

        return 0;
    }
}
