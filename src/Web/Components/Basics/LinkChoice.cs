namespace Maru.Web.Components.Basics;

/// <summary>One of several states of a page, reached by its address.</summary>
/// <param name="Count">How many things are behind it, shown beside the label.</param>
public sealed record LinkChoice(string Label, string Href, bool IsCurrent = false, string? Count = null);
