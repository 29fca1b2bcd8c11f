"""What the service accepts as a photo: a real PNG or JPEG within the published measures."""

import io

from PIL import Image, UnidentifiedImageError
from responders.bot_api import wordings
from responders.bot_api.values import fault

MOST_BYTES = 10 * 1024 * 1024


def dimensions(data: bytes) -> tuple[int, int]:
    """Width and height in pixels; raises as the service refuses. The picture is decoded whole."""
    if len(data) > MOST_BYTES:
        raise fault("file is too big")
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG")) as picture:
            picture.load()
            width, height = picture.size
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError):
        raise fault("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise fault(wordings.PHOTO_DIMENSIONS.text.removeprefix("Bad Request: "))
    return width, height


def drawn(width: int = 8, height: int = 8, kind: str = "PNG") -> bytes:
    """The bytes of a black picture, for tests."""
    out = io.BytesIO()
    Image.new("RGB", (width, height)).save(out, kind)
    return out.getvalue()
