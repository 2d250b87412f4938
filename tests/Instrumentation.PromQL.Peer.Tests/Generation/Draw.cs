namespace Instrumentation.PromqlPeer.Generation;

/// <summary>Choices that a seed determines.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>True with the given share, 0 to 1.</summary>
    public bool Chance(double share) => _random.NextDouble() < share;

    /// <summary>A whole number from the first to the last.</summary>
    public int Between(int first, int last) => _random.Next(first, last + 1);

    public T Of<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];

    /// <summary>Some of the choices, in their order; maybe none or all.</summary>
    public IEnumerable<T> Some<T>(IEnumerable<T> choices, double share = 0.5) => [.. choices.Where(_ => Chance(share))];

    /// <summary>Calls one of the choices, each as likely as its weight says.</summary>
    public T Weighted<T>(params (int Weight, Func<T> Make)[] choices)
    {
        int place = _random.Next(choices.Sum(static choice => choice.Weight));
        foreach ((int weight, Func<T> make) in choices)
        {
            if (place < weight)
                return make();
            place -= weight;
        }

        throw new InvalidOperationException("Weights are above 0.");
    }
}
