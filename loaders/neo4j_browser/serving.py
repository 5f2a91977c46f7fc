"""Some files at an address of this machine, for Neo4j Browser to fetch: read only, and nothing but these files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import PurePosixPath
from socket import socket
from socketserver import BaseServer
from urllib.parse import unquote, urlsplit

from loaders.neo4j_browser.errors import PortError

_INTERFACE = "127.0.0.1"  # never the network
_TYPES = {".html": "text/html; charset=utf-8", ".grass": "text/plain; charset=utf-8", ".zip": "application/zip"}
_PATIENCE = 30  # seconds that a request may take to arrive


class FileServer:
    """Serves the files that ``publish`` is given, by name, until it is stopped. Use it as a context manager.

    ``port`` is that of 127.0.0.1, 0 for any free one. Raises ``PortError`` where it cannot be had.
    """

    def __init__(self, port: int) -> None:
        self._files: dict[str, bytes] = {}
        try:
            self._server = ThreadingHTTPServer((_INTERFACE, port), partial(_Handler, self._files))
        except OSError as error:
            problem = f"the guide cannot be served at port {port} ({error.strerror or error})"
            raise PortError(problem, remedy="Name another port with --port, or 0 for any free one") from error

    @property
    def address(self) -> str:
        """The URL under which the files are. Its host is the name that Neo4j Browser allows without any setting."""
        return f"http://localhost:{self._server.server_port}"

    def publish(self, files: Mapping[str, bytes]) -> None:
        """Serve these files as well."""
        self._files.update(files)

    def serve(self) -> None:
        """Answer requests until ``stop`` is called, from another thread, or the process is interrupted."""
        self._server.serve_forever(poll_interval=0.1)

    def stop(self) -> None:
        """Let ``serve`` come back."""
        self._server.shutdown()

    def __enter__(self) -> FileServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """GET and HEAD of the files; every other method gets 501, every other path 404."""

    server_version, sys_version = "union-kg", ""
    timeout = _PATIENCE

    def __init__(self, files: Mapping[str, bytes], request: socket, client: tuple[str, int], server: BaseServer) -> None:
        self._files = files
        super().__init__(request, client, server)

    def do_GET(self) -> None:
        """Send a file."""
        self._answer(with_content=True)

    def do_HEAD(self) -> None:
        """Tell how a file would be sent."""
        self._answer(with_content=False)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the terminal shows what the reader has to do."""

    def _answer(self, *, with_content: bool) -> None:
        name = unquote(urlsplit(self.path).path).removeprefix("/")
        content = self._files.get(name)
        if content is None:
            self.send_response(HTTPStatus.NOT_FOUND)
            self.send_header("Content-Length", "0")
            self._end_headers()
            return
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", _TYPES[PurePosixPath(name).suffix])
        self.send_header("Content-Length", str(len(content)))
        self._end_headers()
        if with_content:
            self.wfile.write(content)

    def _end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
