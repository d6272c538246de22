"""How fast paper is laid out, how exactly, and how it breaks lines: python -m benchmarks.print."""
