"""The scorer that the benchmarks and examples use."""
