namespace Instrumentation.Capture;

internal static class CapturedTags
{
    // Of several tags with one name the last counts, as OpenTelemetry says; the application cannot mend what a library's instrument sends.
    internal static Span<Tag> KeepLast(Span<Tag> tags)
    {
        int kept = 0;
        for (int index = 0; index < tags.Length; index++)
        {
            Tag tag = tags[index];
            int place = 0;
            while (place < kept && !string.Equals(tags[place].Key, tag.Key, StringComparison.Ordinal))
                place++;
            tags[place] = tag;
            if (place == kept)
                kept++;
        }

        return tags[..kept];
    }
}
