"""What is pressed: rows of buttons, lists that page in place, votes."""
