using System.Globalization;
using System.Text;

namespace Instrumentation.PromqlPeer.Comparison;

/// <summary>What an engine answered to a query.</summary>
internal sealed record Answer(AnswerKind Kind, IReadOnlyList<AnswerSeries> Series, string Text = "")
{
    private const int MaximumPrinted = 600;

    public bool IsError => Kind == AnswerKind.Error;

    public bool IsEmpty => Kind is AnswerKind.Vector or AnswerKind.Matrix && Series.Count == 0;

    public static Answer Error(string text) => new(AnswerKind.Error, [], text);

    public static Answer String(string text) => new(AnswerKind.String, [], text);

    /// <summary>Writes the answer for a reader, cut short.</summary>
    public string Print()
    {
        var text = new StringBuilder($"{Kind}: {Text}");
        foreach (AnswerSeries series in Series)
        {
            text.Append(series.Labels).Append(' ');
            for (int point = 0; point < series.Times.Length && text.Length < MaximumPrinted; point++)
                text.Append(CultureInfo.InvariantCulture, $"{series.Values[point]:R}@{series.Times[point] / 1000.0} ");
            if (text.Length >= MaximumPrinted)
                return text.ToString(0, MaximumPrinted) + "…";
        }

        return text.ToString();
    }
}
