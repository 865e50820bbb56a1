"""People in a text: their names, their roles, and what they said."""
