"""A station's whole day, played with an invented fair: for newcomers, for trying out, and for the tests."""
