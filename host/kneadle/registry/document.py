"""A value as a JSON document that says what it is, and back with nothing lost."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")


class NewerError(Exception):
    """A newer Kneadle wrote this."""


@dataclass(frozen=True, slots=True)
class Document(Generic[T]):
    """`from_fields` raises ValueError, KeyError or TypeError where nothing can be made of them."""

    schema: str
    version: int
    to_fields: Callable[[T], dict[str, Any]]
    from_fields: Callable[[Mapping[str, Any]], T]

    def write(self, value: T) -> str:
        return json.dumps(self._whole(value), indent=2, ensure_ascii=False, allow_nan=False) + "\n"

    def read(self, data: bytes) -> T:
        """Raises NewerError, or ValueError with the reason in words."""
        given = _parsed(data)
        self._recognise(given)
        try:
            value = self.from_fields(given)
        except KeyError as error:
            raise ValueError(f"{error} is missing or not known") from error
        except (TypeError, AttributeError) as error:
            raise ValueError("it is not as Kneadle writes it") from error
        if self._whole(value) != given:  # writing it again would lose something
            raise ValueError("it holds more than this Kneadle knows of")
        return value

    def _whole(self, value: T) -> dict[str, Any]:
        return {"schema": f"{self.schema}/{self.version}", **self.to_fields(value)}

    def _recognise(self, given: Any) -> None:
        named = given.get("schema") if isinstance(given, dict) else None
        schema, _, version = str(named).rpartition("/")
        if schema != self.schema or not version.isdecimal():
            raise ValueError(f"it does not say that it is {self.schema}")
        if int(version) > self.version:
            raise NewerError


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data, parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise ValueError("it is not a text file") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno} is not JSON") from error


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")
