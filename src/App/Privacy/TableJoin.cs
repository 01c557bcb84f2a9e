using Maru.Methods.Linkage;

namespace Maru.App.Privacy;

/// <param name="Left">Column of the first dataset.</param>
/// <param name="Right">Column of the other.</param>
public sealed record JoinField(string Left, string Right, JoinForm Form);

/// <summary>Another dataset of ours that is joined to the first by keys made of fields that both have (내부 결합).</summary>
/// <param name="Dataset">Its id.</param>
/// <param name="Items">Its columns that are used.</param>
/// <param name="ManyToOne">A person of the other may stand in several rows of the first; otherwise keys that repeat join nobody.</param>
public sealed record TableJoin(string Dataset, IReadOnlyList<string> Items, IReadOnlyList<JoinField> Fields, bool ManyToOne)
{
    /// <summary>What its columns are called in the joined table: one that the first has too is called by its dataset as well.</summary>
    /// <param name="items">Columns of the first that are used.</param>
    public IEnumerable<(string Column, string Name)> Names(IReadOnlyList<string> items) => Items.Select(item => (item, items.Contains(item) ? $"{Dataset} {item}" : item));
}
