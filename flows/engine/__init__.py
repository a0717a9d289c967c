"""The engine room: what binds our rows to Prefect's runs. No case state is kept there."""
