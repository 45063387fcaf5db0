"""Cut the encoder out of a model file, to be timed alone.

ONNX Runtime computes every node whatever outputs are asked for (measured: any one output of the
reader takes the time of all). So the nodes after the encoder must go. The cut works on the bytes,
which are protocol buffers, since the package `onnx` is only where models are trained.

Known to miss: any graph whose nodes are not in the order of `training.export`, encoder first.
"""

from collections.abc import Iterator

OUTPUT = "hidden"
"""`(batch, pieces, width)`, float32."""
Field = tuple[int, bytes, bytes]
"""Number of a field, what it holds, and the whole of it as it stands in the file."""
# Numbers of fields in onnx.proto.
_GRAPH = 7
_NODE, _RESULT = 1, 12
_INPUT, _KIND = 1, 4
_FLOATS = bytes([0x12, 4, 0x0A, 2, 0x08, 1])
"""`ValueInfoProto.type`: a tensor of floats of whatever shape."""


def cut_encoder(model: bytes) -> bytes:
    """The model with the encoder's last state as its only output.

    Raises:
        ValueError: No node takes the mean over the pieces of words.
    """
    kept = b""
    for number, value, whole in _fields(model):
        kept += _field(_GRAPH, _encoder_of(value)) if number == _GRAPH else whole
    return kept


def _encoder_of(graph: bytes) -> bytes:
    kept: list[bytes] = []
    hidden = b""
    for number, value, whole in _fields(graph):
        if number == _NODE and not hidden:
            hidden = _pooled_by(value)
        if number == _RESULT or (number == _NODE and hidden):
            continue
        kept.append(whole)
    if not hidden:
        raise ValueError("no MatMul of `share` in the graph; was it made by training/export.py?")
    name = OUTPUT.encode()
    kept.append(_field(_NODE, _identity(hidden, name)))
    kept.append(_field(_RESULT, _field(1, name) + _FLOATS))
    return b"".join(kept)


def _pooled_by(node: bytes) -> bytes:
    """Name of what a node takes the mean of over the pieces of words; empty: it does not."""
    fields = list(_fields(node))
    inputs = [value for number, value, _ in fields if number == _INPUT]
    is_product = (_KIND, b"MatMul") in [(number, value) for number, value, _ in fields]
    return inputs[1] if is_product and inputs[0] == b"share" else b""


def _identity(given: bytes, result: bytes) -> bytes:
    return _field(_INPUT, given) + _field(2, result) + _field(_KIND, b"Identity")


def _fields(message: bytes) -> Iterator[Field]:
    """Fields of a message; a number's value is left empty."""
    at = 0
    while at < len(message):
        start = at
        key, at = _number_at(message, at)
        kind, value = key & 7, b""
        if kind == 0:
            _, at = _number_at(message, at)
        elif kind == 2:
            size, at = _number_at(message, at)
            value, at = message[at : at + size], at + size
        else:
            at += 8 if kind == 1 else 4
        yield key >> 3, value, message[start:at]


def _number_at(message: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte, lowest first, and where it ends."""
    number = shift = 0
    while True:
        byte = message[at]
        number |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return number, at


def _field(number: int, value: bytes) -> bytes:
    return _number(number << 3 | 2) + _number(len(value)) + value


def _number(value: int) -> bytes:
    told = bytearray()
    while value >= 0x80:
        told.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*told, value])
