"""What Yice serves by itself: calendar feeds by secret address."""
