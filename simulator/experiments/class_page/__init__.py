"""What a class page holds: sliders with their stops, and the futures at each of them."""
