"""How strong the techniques of a scenario are where it states their effect."""

import numpy as np

from simulator.scenario.calibration import Calibration


def strength_for(curve: Calibration, effect: np.ndarray | float) -> np.ndarray:
    """How many times as strong as the file says the techniques must be for an effect (a difference
    of shares), in the same shape. Beyond the curve it is the strength at its end."""
    return np.asarray(np.interp(effect, curve.effects, curve.strengths))
