"""What lets a build be large: inputs in batches, several processes, and results that wait on disk for their turn."""
