namespace Maru.Browser.Tests;

/// <summary>Started by <c>./maru shots</c>.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args) => await Shots.Run(args);
}
