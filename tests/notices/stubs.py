"""The other end of the wire, on loopback: a webhook that misbehaves when told to, and a mail server."""

import base64
import json
import socket
import socketserver
import struct
import threading
import time
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Stub:
    """A server in a thread on a free port of the loopback."""

    server: socketserver.BaseServer

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.server.shutdown()
        self.server.server_close()

    @property
    def port(self) -> int:
        return self.server.server_address[1]


class WebStub(Stub):
    """Takes JSON. `script` says how the next requests are met: a status, "hang", "reset" or an answer."""

    def __init__(self):
        self.taken: list[Any] = []
        self.script: list[Any] = []
        self.answer: Any = {}
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True

    @property
    def url(self) -> str:
        return f"json://127.0.0.1:{self.port}/hook"

    def _handler(stub) -> type[BaseHTTPRequestHandler]:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                turn = stub.script.pop(0) if stub.script else 200
                if turn == "hang":
                    time.sleep(6)
                    return
                stub.taken.append(json.loads(body))
                if turn == "reset":
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                    self.connection.close()
                    return
                self._say(turn)

            def do_GET(self) -> None:
                self._say(200)

            def _say(self, turn: int) -> None:
                answer = json.dumps(stub.answer).encode()
                self.send_response(turn)
                if turn == 302:
                    self.send_header("Location", f"http://127.0.0.1:{stub.port}/login")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def handle(self) -> None:
                try:
                    super().handle()
                except OSError:
                    return

            def finish(self) -> None:
                try:
                    super().finish()
                except (OSError, ValueError):
                    return

            def log_message(self, *_: Any) -> None:
                return

        return Handler


class MailStub(Stub):
    """Speaks just enough SMTP. `refuse` names a command that is answered with 550."""

    def __init__(self):
        self.taken: list[EmailMessage] = []
        self.logins: list[str] = []
        self.refuse = ""
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), self._handler())
        self.server.daemon_threads = True

    def url(self, to: str = "u11@example.cn") -> str:
        return f"mailto://bot:s3cret-word@127.0.0.1:{self.port}?from=yice@example.cn&to={to}&mode=insecure"

    def _handler(stub) -> type[socketserver.StreamRequestHandler]:
        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self._say("220 stub")
                while line := self.rfile.readline():
                    said = line.decode().strip()
                    word = said.split(" ")[0].upper()
                    if word == stub.refuse:
                        self._say("550 no")
                    elif word in ("EHLO", "HELO"):
                        self._say("250-stub\r\n250 AUTH PLAIN LOGIN")
                    elif word == "AUTH":
                        stub.logins.append(base64.b64decode(said.split(" ")[-1]).decode())
                        self._say("235 come in")
                    elif word == "DATA":
                        self._data()
                    elif word == "QUIT":
                        self._say("221 bye")
                        return
                    else:
                        self._say("250 ok")

            def _data(self) -> None:
                self._say("354 go on")
                lines = []
                while (line := self.rfile.readline()) != b".\r\n":
                    lines.append(line)
                stub.taken.append(message_from_bytes(b"".join(lines), policy=policy.default))
                self._say("250 taken")

            def _say(self, words: str) -> None:
                self.wfile.write(f"{words}\r\n".encode())

        return Handler
