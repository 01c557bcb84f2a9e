using Maru.Core.Lake;

namespace Maru.App.Import;

/// <summary>The catalogue's rules for a trial: versions of a trial are told to nobody, and columns once found personal stay closed.</summary>
internal sealed class CoveringRules(IDatasetRegister register, ImportDraft draft) : IDatasetRegister
{
    public IReadOnlyList<ColumnRule> Rules(string dataset)
    {
        var rules = register.Rules(dataset).ToList();
        foreach (var name in draft.Personal.Values.Select(seen => seen.Name))
        {
            var at = rules.FindIndex(rule => rule.Column == name);
            if (at < 0) rules.Add(new(name, Closed: true));
            else if (rules[at].Closed is null) rules[at] = rules[at] with { Closed = true };
        }
        return rules;
    }

    public ColumnMemory Memory(string dataset) => register.Memory(dataset);

    public void Register(VersionManifest manifest)
    {
    }
}
