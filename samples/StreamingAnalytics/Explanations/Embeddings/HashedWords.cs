using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Samples.StreamingAnalytics.Explanations.Embeddings;

/// <summary>
/// A small embedding without a model to load: words and pairs of neighbouring words are hashed into the places of a vector of length one. Texts
/// that share words point in similar directions. The same in every run.
/// </summary>
internal static class HashedWords
{
    public const string Name = "hashed_words";

    private const int Dimensions = 256;

    // A pair says less often the same as another one, but then more surely.
    private const float PairWeight = 0.5f;

    public static float[] Embed(string text)
    {
        float[] vector = new float[Dimensions];
        List<string> words = Words.Of(text);
        for (int i = 0; i < words.Count; i++)
        {
            Add(vector, words[i], 1);
            if (i > 0)
                Add(vector, $"{words[i - 1]} {words[i]}", PairWeight);
        }

        double length = Math.Sqrt(Product(vector, vector));
        if (length > 0)
        {
            for (int i = 0; i < vector.Length; i++)
                vector[i] /= (float)length;
        }

        return vector;
    }

    /// <summary>How alike two embeddings are.</summary>
    /// <returns>The cosine of the angle between them: 1 for the same direction, about 0 where they share no word.</returns>
    public static double Cosine(float[] left, float[] right) => Math.Clamp(Product(left, right), -1, 1);

    private static double Product(float[] left, float[] right)
    {
        Vector<float> sum = Vector<float>.Zero;
        ReadOnlySpan<Vector<float>> others = MemoryMarshal.Cast<float, Vector<float>>(right);
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(left);
        for (int i = 0; i < vectors.Length; i++)
            sum += vectors[i] * others[i];
        return Vector.Sum(sum);
    }

    // FNV-1a; its highest bit says the sign, so that words that meet in a place cancel as often as they add up.
    private static void Add(float[] vector, string feature, float weight)
    {
        uint hash = 2166136261;
        foreach (byte part in Encoding.UTF8.GetBytes(feature))
            hash = (hash ^ part) * 16777619;
        vector[hash % Dimensions] += hash >> 31 == 0 ? weight : -weight;
    }
}
