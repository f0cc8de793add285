"""The world around the venture: prices, the exchange rate, demand, policy and tax."""
