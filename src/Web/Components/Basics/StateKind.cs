namespace Maru.Web.Components.Basics;

/// <summary>Why a place on the page has no content.</summary>
public enum StateKind
{
    Empty,
    Error,
    NoPermission,
}
