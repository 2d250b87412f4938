using System.Numerics;

namespace Instrumentation.Retention;

/// <summary>What objects take on the heap of a 64-bit process.</summary>
internal static class HeapSize
{
    private const int Alignment = 8;
    private const int ArrayHeader = 24;
    private const int StringHeader = 22;
    private const int DictionaryObject = 80;

    // A dictionary's entry holds the hash, the next one's index, the key and the value; beside it stands a bucket's index.
    private const int DictionaryEntry = 24;
    private const int DictionaryBucket = 4;

    public static int OfArray(int length, int itemBytes) => Align(ArrayHeader + (length * itemBytes));

    public static int OfString(string text) => Align(StringHeader + (text.Length * sizeof(char)));

    /// <summary>A dictionary of references by reference.</summary>
    public static int OfDictionary(int capacity) =>
        DictionaryObject + (capacity == 0 ? 0 : OfArray(capacity, DictionaryEntry) + OfArray(capacity, DictionaryBucket));

    /// <summary>The most that a dictionary will take when it has to grow: it doubles, and the next of its primes is up to a fifth above that.</summary>
    public static int OfGrownDictionary(int capacity) => OfDictionary((capacity * 2) + (capacity / 2) + 4);

    /// <summary>The capacity that lists double to.</summary>
    public static int Grown(int capacity) => (int)BitOperations.RoundUpToPowerOf2((uint)capacity + 1);

    private static int Align(int size) => (size + Alignment - 1) / Alignment * Alignment;
}
