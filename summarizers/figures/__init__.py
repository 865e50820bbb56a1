"""Key figures: a quantity with who, what, when, how sure, and its sentence."""
