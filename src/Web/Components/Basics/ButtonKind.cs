namespace Maru.Web.Components.Basics;

/// <summary>Weight of a button. A view has one primary button at most.</summary>
public enum ButtonKind
{
    Plain,
    Primary,
    Quiet,
}
