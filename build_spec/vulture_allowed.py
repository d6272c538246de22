"""Names that only a framework calls, which would otherwise look unused."""
