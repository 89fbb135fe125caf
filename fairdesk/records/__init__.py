"""Reference records that a station brings to the fair: read official register files, keep them in a pack, look up."""
