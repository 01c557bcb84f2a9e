// The contract measures memory and time of the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
