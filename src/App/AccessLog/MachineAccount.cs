namespace Maru.App.AccessLog;

/// <summary>Who handles data from the command line: the account of this machine.</summary>
public static class MachineAccount
{
    private const string Prefix = "os:";

    public static string Name => Prefix + Environment.UserName;

    /// <summary>True for an account of this machine or of another.</summary>
    public static bool Is(string account) => account.StartsWith(Prefix, StringComparison.Ordinal);

    public static string Place => Environment.MachineName;
}
