"""What is remembered, as files."""

from kneadle.registry import book_json, ceilings_json, settings_json
from kneadle.registry.book import Book
from kneadle.registry.ceilings import Ceilings
from kneadle.registry.document import Document
from kneadle.registry.json_file import JsonFile
from kneadle.registry.settings import Settings
from kneadle.registry.where import ceilings_path, devices_path, settings_path

_BOOK = Document("kneadle.devices", 1, book_json.to_fields, book_json.from_fields)
_CEILINGS = Document("kneadle.ceilings", 1, ceilings_json.to_fields, ceilings_json.from_fields)
_SETTINGS = Document("kneadle.settings", 1, settings_json.to_fields, settings_json.from_fields)


def devices() -> JsonFile[Book]:
    return JsonFile(devices_path(), _BOOK, Book())


def ceilings() -> JsonFile[Ceilings]:
    return JsonFile(ceilings_path(), _CEILINGS, Ceilings())


def settings() -> JsonFile[Settings]:
    return JsonFile(settings_path(), _SETTINGS, Settings())
