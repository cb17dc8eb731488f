"""The package of Python's own tests; only its helpers are here."""
