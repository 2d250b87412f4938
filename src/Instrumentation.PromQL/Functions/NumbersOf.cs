using System.Buffers;

namespace Instrumentation.Functions;

/// <summary>The numbers of a window, histograms left out with a word about it.</summary>
internal ref struct NumbersOf
{
    private readonly ReadOnlySpan<double> _values;
    private double[]? _rented;

    public NumbersOf(in RangeWindow window, RangeCall call)
    {
        int count = window.CountNumbers();
        if (count == window.Count)
        {
            _values = window.Values;
            return;
        }

        if (count == 0)
            return;
        call.InformIgnoredHistograms();
        _rented = ArrayPool<double>.Shared.Rent(count);
        int next = 0;
        for (int index = 0; index < window.Count; index++)
        {
            if (window.Histogram(index) is null)
                _rented[next++] = window.Values[index];
        }

        _values = _rented.AsSpan(0, count);
    }

    public readonly ReadOnlySpan<double> Values => _values;

    /// <summary>A copy that may be changed; valid until this is disposed.</summary>
    public Span<double> Writable()
    {
        if (_rented is null)
        {
            _rented = ArrayPool<double>.Shared.Rent(_values.Length);
            _values.CopyTo(_rented);
        }

        return _rented.AsSpan(0, _values.Length);
    }

    public readonly void Dispose()
    {
        if (_rented is not null)
            ArrayPool<double>.Shared.Return(_rented);
    }
}
