using Maru.App.Access;

namespace Maru.Web.Shell;

/// <summary>The menus of the site, found once at start.</summary>
public sealed class MenuEntries
{
    private readonly ILookup<MenuPlace, MenuEntry> _entries = MenuEntry.FindIn(typeof(MenuEntries).Assembly).ToLookup(entry => entry.Place);

    public IEnumerable<MenuEntry> At(MenuPlace place, Viewer reader) => _entries[place].Where(entry => (!entry.Editing || reader.May(Act.Edit)) && (!entry.Staff || AccessRules.MaySomewhere(reader.Reader, Act.SeeOrganization)));
}
