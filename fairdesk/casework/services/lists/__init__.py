"""Lists of the service side for the windows: plain values, no rows of the database."""
