"""How fast the simulation is, beside an object-per-person twin in plain Mesa."""
