"""How long the window keeps a person waiting, with many records."""
