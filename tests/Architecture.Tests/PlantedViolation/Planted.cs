// Two slices that break the rule, so that the rule is seen to work.
namespace Maru.Architecture.Tests.PlantedViolation.First
{
    internal sealed class Innocent;
}

namespace Maru.Architecture.Tests.PlantedViolation.Second
{
    internal sealed class Guilty
    {
        public static object Use() => new First.Innocent();
    }
}
