"""The steps from bytes to a clean text: one package a step, one public verb in each, pure."""
