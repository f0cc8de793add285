"""The world around: prices, exchange rate, demand, policy and tax."""
