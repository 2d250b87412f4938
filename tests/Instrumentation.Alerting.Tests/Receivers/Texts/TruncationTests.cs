using System.Text;

namespace Instrumentation.Receivers.Texts;

internal sealed class TruncationTests
{
    [FsCheck.NUnit.Property]
    public bool A_text_is_never_longer_than_allowed_and_what_is_left_is_its_beginning(FsCheck.NonNull<string> text, byte length)
    {
        (string runes, bool isCut) = Truncation.Runes(text.Get, length);
        return runes.EnumerateRunes().Count() <= length
            && (isCut ? text.Get.StartsWith(runes.TrimEnd('…'), StringComparison.Ordinal) : runes == text.Get);
    }

    [FsCheck.NUnit.Property]
    public bool A_text_never_takes_more_bytes_than_allowed(FsCheck.NonNull<string> text, byte length)
    {
        (string bytes, bool isCut) = Truncation.Bytes(text.Get, length);
        return Encoding.UTF8.GetByteCount(bytes) <= length && isCut == (bytes != text.Get);
    }
}
