using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Maru.Engines.Tests")]
