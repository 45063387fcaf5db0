"""The pipeline: stages in a proven order, over batches; one article's fault stays with it.

As many readings come out as articles went in, in the same order. A stage that fails on a batch is
called again on each article by itself; the one that fails alone carries a `Fault` and goes no
further, all others go on.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lapwing.errors import ConfigError
from lapwing.record import LAYERS, Article, Fault, Layer, Reading
from lapwing.stages.stage import Stage


class Pipeline:
    """A fixed sequence of stages.

    Raises:
        ConfigError: A stage needs a layer that no earlier stage gives, gives one that is given
            already, or gives none that a reading holds.
    """

    def __init__(self, stages: Sequence[Stage]) -> None:
        made: list[str] = []
        for stage in stages:
            _check_stage(stage, made)
            made.append(stage.gives)
        self.stages = tuple(stages)

    def __call__(self, articles: Iterable[Article], *, batch_size: int = 32) -> Iterator[Reading]:
        """Read articles, lazily, `batch_size` at a time; the result does not depend on it."""
        source = iter(articles)
        while batch := list(islice(source, batch_size)):
            yield from self.read_batch(batch)

    def read_batch(self, articles: Sequence[Article]) -> list[Reading]:
        """One reading for each article, in order."""
        readings = [Reading(article=article) for article in articles]
        for stage in self.stages:
            sound = [i for i, reading in enumerate(readings) if not reading.faults]
            for i, reading in zip(sound, _apply(stage, [readings[i] for i in sound]), strict=True):
                readings[i] = reading
        return readings


def _check_stage(stage: Stage, made: Sequence[str]) -> None:
    for layer in stage.needs:
        if layer not in made:
            raise ConfigError(
                f"stage {stage.name!r} needs the layer {layer!r}, which no earlier stage "
                f"gives (given so far: {', '.join(made) or 'none'})",
                hint=f"put a stage that gives {layer!r} before {stage.name!r}",
            )
    if stage.gives in made:
        raise ConfigError(f"stage {stage.name!r} gives {stage.gives!r}, which is given already")
    if stage.gives not in LAYERS:
        raise ConfigError(
            f"stage {stage.name!r} gives {stage.gives!r}, which no reading holds",
            hint=f"the layers are {', '.join(LAYERS)}",
        )


def _apply(stage: Stage, readings: Sequence[Reading]) -> list[Reading]:
    if not readings:
        return []
    maker = f"{stage.name}@{stage.version}"
    outcome = _try(stage, readings)
    if not isinstance(outcome, Fault):
        return [
            reading.with_layer(stage.gives, layer, maker=maker)
            for reading, layer in zip(readings, outcome, strict=True)
        ]
    if len(readings) == 1:
        return [readings[0].with_fault(outcome)]
    return [alone for reading in readings for alone in _apply(stage, [reading])]


def _try(stage: Stage, readings: Sequence[Reading]) -> list[Layer] | Fault:
    try:
        layers = list(stage(readings))
    except Exception as error:  # one of the two places where anything is caught, see STYLE
        return Fault(stage=stage.name, message=f"{type(error).__name__}: {error}")
    if len(layers) != len(readings):
        return Fault(
            stage=stage.name,
            message=f"gave {len(layers)} layers for {len(readings)} articles",
        )
    return layers
