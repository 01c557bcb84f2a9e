using System.Reflection;
using Maru.Core;
using Maru.Web.Text;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Shell;

/// <summary>Puts a page into the menu. The menu is found by scanning, so it holds what exists and nothing else.</summary>
/// <param name="order">Entries are shown by ascending order.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MenuEntryAttribute(int order, string korean, string english) : Attribute
{
    public int Order { get; } = order;

    public string Korean { get; } = korean;

    public string English { get; } = english;

    /// <summary>Where the entry stands; the head of the page unless said otherwise.</summary>
    public MenuPlace Place { get; init; } = MenuPlace.Head;

    /// <summary>Only for readers who may bring and change data.</summary>
    public bool Editing { get; init; }

    /// <summary>Only for those who may see the organisation: everyone in staff.</summary>
    public bool Staff { get; init; }

    /// <summary>Address to open when it isn't the page's first route.</summary>
    public string? Href { get; init; }
}

public enum MenuPlace
{
    Head,
    Foot,
}

/// <summary>One entry of a menu.</summary>
public sealed record MenuEntry(Bilingual Label, string Href, MenuPlace Place, bool Editing = false, bool Staff = false)
{
    /// <summary>All entries declared in an assembly, in order.</summary>
    public static IReadOnlyList<MenuEntry> FindIn(Assembly assembly) =>
    [
        .. from page in assembly.GetTypes()
           let entry = page.GetCustomAttribute<MenuEntryAttribute>()
           where entry is not null
           orderby entry.Order, entry.Korean
           select new MenuEntry(new(entry.Korean, entry.English), entry.Href ?? page.GetCustomAttributes<RouteAttribute>().First().Template, entry.Place, entry.Editing, entry.Staff),
    ];

    public bool IsCurrent(string path) =>
        Href == "/" ? path == "/" : path.Equals(Href, StringComparison.Ordinal) || path.StartsWith(Href + "/", StringComparison.Ordinal);
}
