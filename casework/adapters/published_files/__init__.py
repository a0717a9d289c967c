"""Published lists as files on disk: read verbatim, in whatever encoding, or refused with a reason."""

from casework.adapters.published_files.reading import read_published
from casework.adapters.published_files.table import PublishedRow, PublishedTable

__all__ = ["PublishedRow", "PublishedTable", "read_published"]
