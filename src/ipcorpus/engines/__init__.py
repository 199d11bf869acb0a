"""How tasks are run: each engine is one function that takes work and tasks and gives results as they end."""
