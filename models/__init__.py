"""What the office keeps: vocabulary and tables. No rules live here.

Import words from `models.vocabulary` (no database library is loaded) and tables from `models.tables`.
"""
