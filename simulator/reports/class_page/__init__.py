"""The class page: one HTML file with sliders, answers and charts, and what it says."""
