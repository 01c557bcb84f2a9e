using Mono.Cecil;

namespace Maru.Architecture.Tests;

/// <summary>Reads compiled code and says which slices (the namespaces right below a root) use each other.</summary>
internal static class Slices
{
    /// <summary>Every use of one slice by another, as "A → B: Type".</summary>
    /// <param name="allowed">Slices that others may use.</param>
    public static IReadOnlyList<string> CrossReferences(string assembly, string root, params string[] allowed)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly));
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in module.GetTypes())
        {
            if (SliceOf(Namespace(type), root) is not { } own) continue;
            foreach (var used in Uses(type))
                if (SliceOf(Namespace(used), root) is { } other && other != own && !allowed.Contains(other)) found.Add($"{own} → {other}: {type.Name}");
        }
        return [.. found];
    }

    /// <summary>The slices there are, found in the code.</summary>
    public static IReadOnlyList<string> Of(string assembly, string root)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly));
        return [.. module.GetTypes().Select(type => SliceOf(Namespace(type), root)).OfType<string>().Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Types of an assembly that use a namespace they must not.</summary>
    public static IReadOnlyList<string> UsersOf(string assembly, params string[] namespaces)
    {
        using var module = ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, assembly));
        return [.. module.GetTypes()
            .Where(type => Uses(type).Any(used => namespaces.Any(name => Namespace(used) == name || Namespace(used).StartsWith(name + ".", StringComparison.Ordinal))))
            .Select(type => type.FullName)];
    }

    private static string Namespace(TypeReference type)
    {
        while (type.DeclaringType is { } outer) type = outer;
        return type.Namespace;
    }

    private static string? SliceOf(string name, string root) =>
        name.StartsWith(root + ".", StringComparison.Ordinal) ? name[(root.Length + 1)..].Split('.')[0] : null;

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        if (type.BaseType is { } parent) yield return parent;
        foreach (var implemented in type.Interfaces) yield return implemented.InterfaceType;
        foreach (var field in type.Fields) yield return field.FieldType;
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var parameter in method.Parameters) yield return parameter.ParameterType;
            if (!method.HasBody) continue;
            foreach (var variable in method.Body.Variables) yield return variable.VariableType;
            foreach (var instruction in method.Body.Instructions)
            {
                if (instruction.Operand is TypeReference used) yield return used;
                else if (instruction.Operand is MemberReference { DeclaringType: { } declaring }) yield return declaring;
            }
        }
    }
}
