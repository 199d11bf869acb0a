"""What people look at: tables and progress, the coloured view of one document, the report of a run."""
