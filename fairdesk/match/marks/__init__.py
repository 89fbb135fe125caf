"""Similar word marks: normalisation, sound, shape, meaning, the rules W1–W17 and the index over a register."""
