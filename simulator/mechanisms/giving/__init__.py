"""People who give money, goods or support of their own free will."""
