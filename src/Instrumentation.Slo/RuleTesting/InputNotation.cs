using System.Globalization;
using System.Text;
using Instrumentation.Syntax;

namespace Instrumentation.RuleTesting;

/// <summary>Writes the samples of a series in the notation of rule tests.</summary>
internal static class InputNotation
{
    /// <summary>The samples: a first one, and those of each stretch. A counter begins at zero and is what it was before plus its growth.</summary>
    public static IEnumerable<double> Samples(InputSeries series, IReadOnlyList<InputStretch> stretches, TimeSpan interval)
    {
        double value = series.IsCounter ? 0 : series.At(stretches[0].ErrorRatio);
        yield return value;
        foreach (InputStretch stretch in stretches)
        {
            double step = Step(series, stretch, interval);
            for (int sample = 0; sample < stretch.Samples; sample++)
            {
                value = series.IsCounter ? value + step : step;
                yield return value;
            }
        }
    }

    /// <summary>The same samples as a text, a term for each stretch.</summary>
    public static string Write(InputSeries series, IReadOnlyList<InputStretch> stretches, TimeSpan interval)
    {
        double[] samples = [.. Samples(series, stretches, interval)];
        var text = new StringBuilder(Number(samples[0]));
        int place = 1;
        foreach (InputStretch stretch in stretches.Where(stretch => stretch.Samples > 0))
        {
            double step = series.IsCounter ? Step(series, stretch, interval) : 0;
            text.Append(' ').Append(Number(samples[place]));
            if (stretch.Samples > 1)
                text.Append('+').Append(Number(step)).Append('x').Append((stretch.Samples - 1).ToString(CultureInfo.InvariantCulture));
            place += stretch.Samples;
        }

        return text.ToString();
    }

    private static double Step(InputSeries series, InputStretch stretch, TimeSpan interval) =>
        series.IsCounter ? (double)((decimal)series.At(stretch.ErrorRatio) * (decimal)interval.TotalSeconds) : series.At(stretch.ErrorRatio);

    private static string Number(double value) => PromqlNumbers.Format(value);
}
