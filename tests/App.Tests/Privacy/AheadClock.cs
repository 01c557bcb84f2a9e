namespace Maru.App.Tests.Privacy;

/// <summary>The clock of the machine, some time ahead.</summary>
internal sealed class AheadClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
