"""What studies show: screens and charts."""
