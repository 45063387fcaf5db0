"""The reader: a small network run by ONNX Runtime, and what its scores mean."""
