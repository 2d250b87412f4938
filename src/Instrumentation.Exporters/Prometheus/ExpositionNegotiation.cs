using System.Globalization;

namespace Instrumentation;

/// <summary>Chooses format and compression from the headers of an HTTP request.</summary>
public static class ExpositionNegotiation
{
    private const string TextType = "text/plain";
    private const string OpenMetricsType = "application/openmetrics-text";
    private const string ProtobufType = "application/vnd.google.protobuf";
    private const string ProtobufContentType = ProtobufType + "; proto=io.prometheus.client.MetricFamily; encoding=delimited";
    private const string DefaultTextVersion = "0.0.4";
    private const string DefaultOpenMetricsVersion = "1.0.0";

    /// <summary>Chooses format and compression.</summary>
    /// <param name="accept">The Accept header, several of them joined by commas; null when there is none.</param>
    /// <param name="acceptEncoding">The Accept-Encoding header, likewise.</param>
    /// <returns>
    /// The known format with the highest quality, the first of several; the text format 0.0.4 when the header names none, or nothing sensible. An
    /// <c>escaping</c> parameter is answered with <c>escaping=underscores</c>, for no name is ever sent that needs another scheme.
    /// </returns>
    public static ExpositionChoice Choose(string? accept, string? acceptEncoding)
    {
        ExpositionFormat format = ExpositionFormat.PrometheusText;
        string contentType = ContentTypeOf(TextType, DefaultTextVersion, escaping: false);
        double best = 0;
        foreach (string element in Elements(accept, ','))
        {
            HeaderElement media = HeaderElement.Parse(element);
            if (media.Quality > best && Known(media) is { } known)
            {
                best = media.Quality;
                (format, contentType) = known;
            }
        }

        return new ExpositionChoice(format, AcceptsGzip(acceptEncoding) ? ExpositionCompression.Gzip : ExpositionCompression.None, contentType);
    }

    /// <summary>The Content-Type of a format where nothing was negotiated.</summary>
    /// <param name="format">The format.</param>
    /// <returns>The header's value.</returns>
    public static string ContentType(ExpositionFormat format) => format switch
    {
        ExpositionFormat.OpenMetrics => ContentTypeOf(OpenMetricsType, DefaultOpenMetricsVersion, escaping: false),
        ExpositionFormat.Protobuf => ProtobufContentType,
        _ => ContentTypeOf(TextType, DefaultTextVersion, escaping: false),
    };

    private static (ExpositionFormat Format, string ContentType)? Known(HeaderElement media)
    {
        bool escaping = media.Parameter("escaping") is not null;
        switch (media.Value)
        {
            case TextType or "text/*" or "*/*":
                // 1.0.0 differs from 0.0.4 in names that have to be quoted only, of which there are none.
                string text = media.Parameter("version") ?? DefaultTextVersion;
                return text is DefaultTextVersion or "1.0.0" ? (ExpositionFormat.PrometheusText, ContentTypeOf(TextType, text, escaping)) : null;
            case OpenMetricsType or "application/*":
                string version = media.Parameter("version") ?? DefaultOpenMetricsVersion;
                return version is DefaultOpenMetricsVersion or "0.0.1"
                    ? (ExpositionFormat.OpenMetrics, ContentTypeOf(OpenMetricsType, version, escaping))
                    : null;
            case ProtobufType:
                bool delimited = string.Equals(media.Parameter("proto"), "io.prometheus.client.MetricFamily", StringComparison.OrdinalIgnoreCase)
                    && string.Equals(media.Parameter("encoding"), "delimited", StringComparison.OrdinalIgnoreCase);
                return delimited ? (ExpositionFormat.Protobuf, escaping ? ProtobufContentType + "; escaping=underscores" : ProtobufContentType) : null;
            default:
                return null;
        }
    }

    private static string ContentTypeOf(string type, string version, bool escaping) =>
        $"{type}; version={version}; charset=utf-8{(escaping ? "; escaping=underscores" : "")}";

    // RFC 9110: a coding that is not named is as good as the wildcard says; identity is always acceptable unless it is excluded.
    private static bool AcceptsGzip(string? header)
    {
        double? gzip = null;
        double? identity = null;
        double? any = null;
        foreach (string element in Elements(header, ','))
        {
            HeaderElement coding = HeaderElement.Parse(element);
            switch (coding.Value)
            {
                case "gzip" or "x-gzip":
                    gzip = Math.Max(gzip ?? 0, coding.Quality);
                    break;
                case "identity":
                    identity = coding.Quality;
                    break;
                case "*":
                    any = coding.Quality;
                    break;
                default:
                    break;
            }
        }

        double quality = gzip ?? any ?? 0;
        return quality > 0 && quality >= (identity ?? 0);
    }

    // Splits at a separator outside of quotes.
    private static List<string> Elements(string? header, char separator)
    {
        List<string> elements = [];
        int start = 0;
        bool quoted = false;
        for (int i = 0; header is not null && i <= header.Length; i++)
        {
            if (i < header.Length && quoted && header[i] == '\\')
            {
                i++;
            }
            else if (i < header.Length && header[i] == '"')
            {
                quoted = !quoted;
            }
            else if (i >= header.Length || (!quoted && header[i] == separator))
            {
                string element = header[start..Math.Min(i, header.Length)].Trim();
                if (element.Length > 0)
                    elements.Add(element);
                start = i + 1;
            }
        }

        return elements;
    }

    private readonly record struct HeaderElement(string Value, double Quality, List<string> Parameters)
    {
        internal static HeaderElement Parse(string text)
        {
            List<string> parts = Elements(text, ';');
            string value = parts.Count > 0 ? parts[0].ToLowerInvariant() : "";
            var element = new HeaderElement(value, 1, parts.Count > 1 ? parts[1..] : []);
            return element.Parameter("q") is { } quality ? element with { Quality = ParseQuality(quality) } : element;
        }

        internal string? Parameter(string name)
        {
            foreach (string parameter in Parameters)
            {
                int equals = parameter.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0 && parameter.AsSpan(0, equals).Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                    return Unquote(parameter[(equals + 1)..].Trim());
            }

            return null;
        }

        // What is no quality between 0 and 1 takes its element out.
        private static double ParseQuality(string text) =>
            double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double quality) && quality <= 1 ? quality : 0;

        private static string Unquote(string text) =>
            text.Length >= 2 && text[0] == '"' && text[^1] == '"' ? text[1..^1].Replace("\\", "", StringComparison.Ordinal) : text;
    }
}
