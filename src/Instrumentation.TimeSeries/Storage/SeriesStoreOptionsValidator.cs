namespace Instrumentation;

// One place for every range of the store's options.
internal static class SeriesStoreOptionsValidator
{
    public static void Validate(SeriesStoreOptions options)
    {
        RequireRange(options.Retention, SeriesStoreConstants.MinRetention, SeriesStoreConstants.MaxRetention, nameof(options.Retention));
        RequireRange(options.MaxBytes, SeriesStoreConstants.MinMaxBytes, SeriesStoreConstants.MaxMaxBytes, nameof(options.MaxBytes));
        RequireRange(options.MaxFuture, TimeSpan.Zero, SeriesStoreConstants.MaxMaxFuture, nameof(options.MaxFuture));
        if (options.TimeProvider is null)
            throw new ArgumentException("TimeProvider is null; allowed is a time provider.", nameof(options));
    }

    private static void RequireRange<T>(T value, T least, T most, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            throw new ArgumentException($"{name} is {value}; allowed is from {least} to {most}.", name);
    }
}
