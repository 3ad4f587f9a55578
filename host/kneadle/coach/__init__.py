"""What to do next and what to refuse: a guided session as plain states and one pure step."""
