namespace Maru.Methods.Linkage;

/// <summary>One column of the two tables that are linked, or of the one table searched for doubles: each different value is kept once, rows hold its number.</summary>
public abstract class LinkColumn
{
    /// <summary>The number of a row without a value.</summary>
    public const int Missing = -1;

    private int[]? _occurrences;

    private protected LinkColumn(string name, int[] left, int[] right, int distinct)
    {
        (Name, Left, Right, Distinct) = (name, left, right, distinct);
    }

    public string Name { get; }

    /// <summary>Per row of the left table, the number of its value or <see cref="Missing"/>.</summary>
    public int[] Left { get; }

    /// <summary>The same for the right table; the very array of <see cref="Left"/> when one table is searched for doubles.</summary>
    public int[] Right { get; }

    /// <summary>How many different values there are.</summary>
    public int Distinct { get; }

    /// <summary>One table is compared with itself.</summary>
    public bool IsWithin => ReferenceEquals(Left, Right);

    /// <summary>How often each value stands in both tables together.</summary>
    public int[] Occurrences => _occurrences ??= CountOccurrences();

    /// <summary>How a value is shown to a person; empty when missing.</summary>
    public abstract string TextOf(int value);

    /// <summary>Text; ends are trimmed, and blank is missing. The same list twice: one table searched for doubles.</summary>
    public static LinkColumn<string> Text(string name, IReadOnlyList<string?> left, IReadOnlyList<string?> right) =>
        Make(name, left, right, static value => string.IsNullOrWhiteSpace(value) ? (false, "") : (true, value.Trim()));

    /// <summary>Numbers, dates, places; null is missing. The same list twice: one table searched for doubles.</summary>
    public static LinkColumn<T> Of<T>(string name, IReadOnlyList<T?> left, IReadOnlyList<T?> right)
        where T : struct => Make(name, left, right, static value => (value.HasValue, value.GetValueOrDefault()));

    private static LinkColumn<T> Make<TRow, T>(string name, IReadOnlyList<TRow> left, IReadOnlyList<TRow> right, Func<TRow, (bool, T)> read)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var interner = new Interner<T>();
        var numbers = interner.NumbersOf(left.Count, row => read(left[row]));
        return new(name, numbers, ReferenceEquals(left, right) ? numbers : interner.NumbersOf(right.Count, row => read(right[row])), interner.Values);
    }

    private int[] CountOccurrences()
    {
        var counts = new int[Distinct];
        foreach (int value in Left)
            if (value >= 0) counts[value]++;
        if (IsWithin) return counts;
        foreach (int value in Right)
            if (value >= 0) counts[value]++;
        return counts;
    }
}

/// <summary>A column with its values.</summary>
/// <typeparam name="T">Compares by value: text, a number, a date, a record.</typeparam>
public sealed class LinkColumn<T> : LinkColumn
    where T : notnull
{
    internal LinkColumn(string name, int[] left, int[] right, T[] values)
        : base(name, left, right, values.Length) => Values = values;

    /// <summary>The different values, by their number.</summary>
    public T[] Values { get; }

    public override string TextOf(int value) => value < 0 ? "" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Values[value]}");

    /// <summary>
    /// A column made of this one, each different value once: the year of a date, the town of an address, a name without spaces. Values that
    /// become equal become one; those that become null become missing.
    /// </summary>
    public LinkColumn<TOut> Select<TOut>(string name, Func<T, TOut?> make)
        where TOut : class => Renumber<TOut>(name, value => make(value) is { } made ? (true, made) : (false, null!));

    /// <inheritdoc cref="Select{TOut}(string, Func{T, TOut?})"/>
    public LinkColumn<TOut> SelectValue<TOut>(string name, Func<T, TOut?> make)
        where TOut : struct => Renumber<TOut>(name, value => make(value) is { } made ? (true, made) : (false, default));

    private LinkColumn<TOut> Renumber<TOut>(string name, Func<T, (bool Has, TOut Value)> make)
        where TOut : notnull
    {
        var made = new (bool Has, TOut Value)[Values.Length];
        Parallel.For(0, made.Length, i => made[i] = make(Values[i]));
        var interner = new Interner<TOut>();
        var renumbered = interner.NumbersOf(made.Length, i => made[i]);
        var left = Map(Left, renumbered);
        return new(name, left, IsWithin ? left : Map(Right, renumbered), interner.Values);
    }

    private static int[] Map(int[] rows, int[] renumbered) => Array.ConvertAll(rows, value => value < 0 ? Missing : renumbered[value]);
}
