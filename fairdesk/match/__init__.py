"""How alike two things are: word marks, pictures, texts. Speaks of similarity only, never of infringement."""
