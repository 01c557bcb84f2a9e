namespace Maru.Contracts;

/// <summary>A fact on the real data beside the repository: skipped where the data is not, unless CI=true, where it must be.</summary>
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && Repository.SharedData("README.md") is null)
            Skip = "The shared data folder (../shared/data) is not beside the repository.";
    }
}
