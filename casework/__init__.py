"""What the office does: rules, policy, acts, queries and adapters. Never imports Prefect."""
