"""Members of a ZIP file that is a document: read whole, but never more than a bomb may give."""

import io
import zipfile
import zlib

from lxml import etree

from vnplan.errors import UnreadableError

# A part, and all parts that are read: no document has as much XML.
_LARGEST_PART, _LARGEST = 60_000_000, 120_000_000
_MOST_PARTS = 20_000


class Package:
    """The parts of a document that is a ZIP file of XML."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the file.

        Raises:
            UnreadableError: it is damaged, or holds more parts than any document.
        """
        self._name = name
        self._left = _LARGEST
        try:
            self._file = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableError(
                f"{name}: the ZIP file (perhaps .docx, .xlsx or .odt) is damaged ({error}); get it again"
            ) from error
        self.names = frozenset(self._file.namelist())
        if len(self.names) > _MOST_PARTS:
            raise UnreadableError(f"{name}: the ZIP file holds {len(self.names):,} parts; unpack it and give its documents")

    def read(self, part: str) -> bytes:
        """The bytes of a part.

        Raises:
            UnreadableError: the part is damaged, encrypted, or larger than a document's; or all that were read are.
        """
        try:
            with self._file.open(part) as member:
                data = member.read(_LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, KeyError, ValueError) as error:
            raise UnreadableError(f"{self._name}: {part} is damaged ({error}); get the file again") from error
        except (RuntimeError, NotImplementedError) as error:
            raise UnreadableError(f"{self._name}: {part} cannot be unpacked ({error}); save it without a password") from error
        self._left -= len(data)
        if len(data) > _LARGEST_PART or self._left < 0:
            size = (_LARGEST_PART if self._left >= 0 else _LARGEST) // 1_000_000
            raise UnreadableError(f"{self._name}: {part} unpacks to more than {size} MB; save the document as text or HTML")
        return data

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part; ``None`` where the package has none of that name.

        Raises:
            UnreadableError: the part is no XML, or XML that is nested too deep or explodes.
        """
        if part not in self.names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
        try:
            return etree.fromstring(self.read(part), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise UnreadableError(f"{self._name}: {part} is damaged ({error}); open it in Word and save it again") from error
