using Maru.Contracts;
using Maru.Core.Engine;
using Maru.Engines.DuckDb;

namespace Maru.Engines.Tests.DuckDb;

public sealed class DuckDbEngineTests : EngineContract
{
    protected override string EndlessSql => "SELECT sum(a.range * b.range) FROM range(10000000) a, range(10000000) b";

    protected override IEngine Create(string lake) => new DuckDbEngine(lake);
}
