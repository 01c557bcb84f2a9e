// The tests measure times and memory, and every engine uses all cores by itself.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
