"""Enforcement measures as rules: sums of money by the day, and what follows when a clock ends."""
