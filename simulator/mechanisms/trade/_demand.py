"""How many people buy: customers by Bass's diffusion model, and demand at a price."""

import numpy as np


def ratio_of(price, before):
    """A price as a multiple of the usual one (`before`); 1 if the usual price is 0."""
    return np.where(before > 0, price / np.maximum(before, 1e-9), 1.0)


def at_price(rule, ratio):
    """Demand at `ratio` times the usual real price, as a multiple of demand at the usual one."""
    elastic = np.exp(rule.elasticity * np.log(np.maximum(ratio, 1e-9)))
    return elastic * np.clip((rule.choke - ratio) / (rule.choke - 1.25), 0, 1)


def bass(rule, customers):
    """Customers a month later: `(p + q A / M)(M - A)` join, and the share `lapse` stops."""
    market = np.maximum(rule.market, 1)
    joins = (rule.innovation + rule.imitation * customers / market) * np.maximum(
        market - customers, 0
    )
    return np.minimum(customers + joins - rule.lapse * customers, market)
