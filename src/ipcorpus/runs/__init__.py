"""One run over a whole corpus: what was asked, the plan, the tasks, what is kept, the books at the end."""
