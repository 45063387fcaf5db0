"""Errors cross process borders with what they say."""

import pickle

import pytest

from lapwing.errors import ConfigError, InputError, LapwingError, ResourceError, StoreError


@pytest.mark.parametrize("kind", [ConfigError, InputError, ResourceError, StoreError])
def test_an_error_pickles_with_message_and_hint(kind):
    error = pickle.loads(pickle.dumps(kind("it broke", hint="mend it")))
    assert type(error) is kind
    assert (error.message, error.hint) == ("it broke", "mend it")


def test_every_error_is_a_lapwing_error():
    with pytest.raises(LapwingError, match="it broke"):
        raise StoreError("it broke")
