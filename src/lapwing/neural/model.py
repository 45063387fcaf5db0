"""The model file: found, proved by its digest, opened once for each process.

One thread runs it: articles are read side by side by processes, and one thread gives the same sums
each time.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from numpy.typing import NDArray

from lapwing.errors import ResourceError
from lapwing.neural.pieces import Pieces

MODEL = "reader.onnx"
DIGEST = "reader.sha256"
OUTPUTS = ("tags", "arcs", "relations", "arguments", "roles")
Scores = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """An opened model file."""

    labels: Mapping[str, tuple[str, ...]]
    """Read-out → its labels, in the order of the scores."""
    pieces: Pieces
    digest: str
    """SHA-256 of the file, in hex."""
    session: Any
    """ONNX Runtime's `InferenceSession`, which has no types of its own."""

    def scores(self, feeds: Mapping[str, NDArray[Any]]) -> Scores:
        """Run the network on a batch; inputs and outputs as `training/export.py` tells them."""
        return dict(zip(OUTPUTS, self.session.run(OUTPUTS, dict(feeds)), strict=True))


@cache
def load_model(path: Path | None = None) -> Model:
    """Open the shipped model, or another made by `training/export.py`.

    Args:
        path: The ONNX file, its digest beside it with the ending `.sha256`; None: the shipped one.

    Raises:
        ResourceError: It is absent, or is not the file that its digest was taken of.
    """
    import onnxruntime  # heavy: a quarter of a second

    file = path or Path(str(resources.files("lapwing").joinpath("data", MODEL)))
    content, digest = _proved(file)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # it would keep the memory of the longest sentence
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
    metadata = session.get_modelmeta().custom_metadata_map
    labels = {name: tuple(found) for name, found in json.loads(metadata["labels"]).items()}
    return Model(
        labels=labels,
        pieces=Pieces(metadata["vocabulary"].split("\n")),
        digest=digest,
        session=session,
    )


def _proved(file: Path) -> tuple[bytes, str]:
    proof = file.with_suffix(".sha256")
    for needed in (file, proof):
        if not needed.is_file():
            raise ResourceError(
                f"the reader's model lacks {needed}",
                hint="reinstall Lapwing, or make it with `python training/export.py`",
            )
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    expected = proof.read_text("utf-8").strip()
    if digest != expected:
        raise ResourceError(
            f"{file} is not the model it should be: SHA-256 {digest[:12]}…, not {expected[:12]}…",
            hint="reinstall Lapwing; a download or a copy was cut short",
        )
    return content, digest
