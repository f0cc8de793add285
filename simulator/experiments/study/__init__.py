"""Studies: many points of a scenario, each in the same futures, as blocks that are kept."""
