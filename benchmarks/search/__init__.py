"""How fast the archive is searched, beside other engines on the same records and queries."""
