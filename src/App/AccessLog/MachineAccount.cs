namespace Maru.App.AccessLog;

/// <summary>Who handles data from the command line: the account of this machine.</summary>
public static class MachineAccount
{
    public static string Name => "os:" + Environment.UserName;

    public static string Place => Environment.MachineName;
}
