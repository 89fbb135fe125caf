"""One module per register format: ``read(stream, source)`` yields records and what it set aside, streaming."""
