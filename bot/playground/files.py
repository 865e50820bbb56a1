"""Photos and documents that were sent: kept, known again by their file_id."""

import base64
import hashlib
import struct
from dataclasses import asdict, dataclass

from bot.playground.answers import Json, bad
from bot.playground.params import Params, Upload

PHOTO_LIMIT = 10 << 20
FILE_LIMIT = 50 << 20
MOST_SIDES = 10_000
MOST_RATIO = 20
NO_REMOTE = "failed to get HTTP URL content"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file on the server."""

    file_id: str
    unique_id: str
    name: str
    content_type: str
    body: bytes
    width: int = 0
    height: int = 0

    def wire(self) -> Json:
        """Return what every kind of file has in common on the wire."""
        return {
            "file_id": self.file_id,
            "file_unique_id": self.unique_id,
            "file_size": len(self.body),
        }


class Files:
    """All files, by file_id."""

    def __init__(self) -> None:
        self._files: dict[str, Stored] = {}

    def get(self, file_id: str) -> Stored:
        """Return the file of this id, or refuse."""
        if file_id not in self._files:
            raise bad("wrong file identifier/HTTP URL specified")
        return self._files[file_id]

    def photo(self, params: Params) -> list[Json]:
        """Return the sizes of the photo a call brings or names again."""
        stored = self._named(params, "photo")
        if not stored.width:
            raise bad("IMAGE_PROCESS_FAILED")
        if len(stored.body) > PHOTO_LIMIT:
            raise bad("file is too big")
        if stored.width + stored.height > MOST_SIDES or _ratio(stored) > MOST_RATIO:
            raise bad("PHOTO_INVALID_DIMENSIONS")
        return [{**stored.wire(), "width": stored.width, "height": stored.height}]

    def document(self, params: Params) -> Json:
        """Return the document a call brings or names again."""
        return _document(self._named(params, "document"))

    def brought(self, upload: Upload) -> Json:
        """Return the document somebody has sent to the bot."""
        return _document(self._keep(upload))

    def dump(self) -> list[Json]:
        """Return all files for keeping."""
        return [
            {**asdict(each), "body": base64.b64encode(each.body).decode()}
            for each in self._files.values()
        ]

    def load(self, kept: list[Json]) -> None:
        """Take back what `dump` gave."""
        self._files = {
            each["file_id"]: Stored(**{**each, "body": base64.b64decode(each["body"])})
            for each in kept
        }

    def _named(self, params: Params, name: str) -> Stored:
        upload = params.upload(name)
        if upload is not None:
            return self._keep(upload)
        wanted = params.text(name)
        if wanted.startswith(("http://", "https://")):
            # Nothing leaves this machine; the bot must send the bytes itself.
            raise bad(NO_REMOTE)
        return self.get(wanted)

    def _keep(self, upload: Upload) -> Stored:
        if not upload.body:
            raise bad("file must be non-empty")
        if len(upload.body) > FILE_LIMIT:
            raise bad("file is too big")
        unique = hashlib.sha256(upload.body).hexdigest()[:16]
        width, height = image_size(upload.body)
        kept = Stored(
            f"PLAY{unique}",
            unique,
            upload.name,
            upload.content_type,
            upload.body,
            width,
            height,
        )
        self._files[kept.file_id] = kept
        return kept


def _document(stored: Stored) -> Json:
    return {
        **stored.wire(),
        "file_name": stored.name,
        "mime_type": stored.content_type,
    }


def _ratio(stored: Stored) -> float:
    sides = sorted((stored.width, stored.height))
    return sides[1] / sides[0]


def image_size(body: bytes) -> tuple[int, int]:
    """Return width and height of a PNG or JPEG, zeros for anything else."""
    if body.startswith(b"\x89PNG\r\n\x1a\n") and len(body) >= 24:
        width, height = struct.unpack(">II", body[16:24])
        return width, height
    return _jpeg_size(body) if body.startswith(b"\xff\xd8") else (0, 0)


def _jpeg_size(body: bytes) -> tuple[int, int]:
    at = 2
    while at + 9 <= len(body) and body[at] == 0xFF:
        kind = body[at + 1]
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", body[at + 5 : at + 9])
            return width, height
        at += 2 + int.from_bytes(body[at + 2 : at + 4], "big")
    return 0, 0
