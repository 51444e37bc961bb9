"""One request to a chat-completions server, within a time and a size; nothing is followed."""

from __future__ import annotations

import http.client
import ipaddress
import json
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from cenotaph.case.harmless import harmless
from cenotaph.case.reader_settings import HERE

PATH = "/chat/completions"
PORTS = {"http": 80, "https": 443}
SHOWN = 200  # characters of a server's own words that a line of ours repeats
ERROR_BYTES = 64 * 1024
FOR_THIS_PASSAGE = frozenset({400, 408, 413, 422, 429})
HOST = re.compile(r"[A-Za-z0-9._:%-]+")
SERVER_FAULT = 500


class EndpointError(Exception):
    """The address is none, or lies where the settings let no document go; one line says which."""


class UnreachableError(Exception):
    """The server refuses every request; asking it for the next passage would be no use."""


class UnansweredError(Exception):
    """This request got no answer; the next one may."""


class Endpoint(NamedTuple):
    """Where requests go. `local` is set when the address must be one of this machine."""

    scheme: str
    host: str
    port: int
    path: str
    local: bool

    @property
    def address(self) -> str:
        """The address as the ledger and the screen name it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}{self.path}"


def endpoint_of(address: str, elsewhere: str) -> Endpoint:
    """The endpoint that the settings name; nothing is sent or looked up.

    Raises:
        EndpointError: the address is not plain http or https, holds a name, password, query or
            fragment (where keys hide), or is of another machine than `elsewhere` allows.
    """
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme, 0)
    except ValueError as cause:
        raise EndpointError(f"is no address: {cause}") from None
    host = parts.hostname or ""
    plain = address.isascii() and address.isprintable() and " " not in address
    if parts.scheme not in PORTS or not plain or not HOST.fullmatch(host):
        raise EndpointError("must be an address as http://127.0.0.1:8080/v1")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise EndpointError("must hold no name, password, query or fragment; see key_variable")
    local = _names_this_machine(host)
    if not local and elsewhere == HERE:
        raise EndpointError(
            f"{host} is not this machine: documents would leave it; elsewhere allows that"
        )
    if not local and parts.scheme == "http" and elsewhere != "http":
        raise EndpointError(f"{host} would get documents in the clear; elsewhere allows only https")
    path = parts.path.rstrip("/")
    path = path if path.endswith(PATH) else path + PATH
    return Endpoint(parts.scheme, host, port, path, elsewhere == HERE)


def ask(
    endpoint: Endpoint, request: dict[str, Any], *, key: str | None, seconds: int, most: int
) -> bytes:
    """Send one request and give back the bytes of its answer.

    `seconds` hold from the first look-up to the last byte, however slowly it comes; `most` bytes
    are accepted. No redirect is followed, no proxy asked, no compressed answer unpacked.

    Raises:
        UnreachableError: the server cannot be reached or refuses every request.
        UnansweredError: it gave no whole answer to this one.
    """
    end = time.monotonic() + seconds
    late = UnansweredError(f"took longer than {seconds} seconds (timeout_seconds)")
    with _socket(endpoint, end, late) as plain, _limited(plain, end) as expired:
        try:
            answer = _exchange(endpoint, plain, request, key, most)
        except (UnansweredError, OSError, http.client.HTTPException, ValueError) as cause:
            # the socket's own time may be over a moment before the one that cuts it
            if expired.is_set() or isinstance(cause, TimeoutError):
                raise late from None
            if isinstance(cause, UnansweredError):
                raise
            raise _broken(cause) from None
        if expired.is_set():
            raise late
    if key and key.encode() in answer:
        raise UnansweredError("the answer repeats the key; it is not kept")
    return answer


def _names_this_machine(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        # a zone is no part of a loopback address: "127.0.0.1%.example.org" would be looked up
        return "%" not in host and _is_loopback(host)
    except ValueError:
        return False


def _is_loopback(address: str) -> bool:
    number = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(number, "ipv4_mapped", None)
    return (mapped or number).is_loopback


@contextmanager
def _socket(endpoint: Endpoint, end: float, late: UnansweredError) -> Iterator[socket.socket]:
    """A connection to one of the addresses of the host, each looked at before it is used."""
    cause: OSError | None = None
    for family, address in _addresses(endpoint):
        left = end - time.monotonic()
        if left <= 0:
            raise late
        try:
            made = socket.socket(family, socket.SOCK_STREAM)
        except OSError as refused:
            cause = refused
            continue
        with made:
            made.settimeout(left)
            try:
                made.connect(address)
            except TimeoutError:
                raise late from None
            except OSError as refused:
                cause = refused
                continue
            yield made
            return
    reason = (cause.strerror or str(cause)) if cause else "no address"
    raise UnreachableError(f"cannot be reached: {reason.lower()}")


def _addresses(endpoint: Endpoint) -> list[tuple[socket.AddressFamily, Any]]:
    try:
        found = socket.getaddrinfo(endpoint.host, endpoint.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as cause:
        reason = getattr(cause, "strerror", None) or str(cause)
        raise UnreachableError(f"cannot be found: {reason.lower()}") from None
    if endpoint.local and not all(_is_loopback(str(row[4][0])) for row in found):
        raise UnreachableError("is not this machine: its name leads elsewhere; nothing was sent")
    return [(row[0], row[4]) for row in found]


@contextmanager
def _limited(plain: socket.socket, end: float) -> Iterator[threading.Event]:
    """Cut the connection when the time is over, even where each byte comes in time."""
    expired = threading.Event()

    def cut() -> None:
        expired.set()
        try:
            plain.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # closed already

    timer = threading.Timer(max(0.0, end - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        yield expired
    finally:
        timer.cancel()


def _exchange(
    endpoint: Endpoint,
    plain: socket.socket,
    request: dict[str, Any],
    key: str | None,
    most: int,
) -> bytes:
    connection = http.client.HTTPConnection(endpoint.host, endpoint.port)
    connection.auto_open = 0
    connection.sock = _secured(endpoint, plain)
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
        "User-Agent": "cenotaph",
    }
    if key:
        headers["Authorization"] = f"Bearer {key}"
    body = json.dumps(request, ensure_ascii=False).encode()
    try:
        connection.request("POST", endpoint.path, body=body, headers=headers)
        with connection.getresponse() as response:
            return _body(response, key, most)
    finally:
        connection.close()


def _secured(endpoint: Endpoint, plain: socket.socket) -> socket.socket:
    """The connection itself, or an encrypted one over it to a host that proved its name. The
    plain one stays the one to cut: what is encrypted must not be shut down by two at once."""
    if endpoint.scheme == "http":
        return plain.dup()
    context = ssl.create_default_context()
    return context.wrap_socket(plain.dup(), server_hostname=endpoint.host)


def _body(response: http.client.HTTPResponse, key: str | None, most: int) -> bytes:
    if response.status != http.client.OK:
        raise _refused(response, key)
    if response.getheader("Content-Encoding", "identity").lower() != "identity":
        raise UnansweredError("the answer is compressed, which was not asked for")
    if response.length is not None and response.length > most:
        raise UnansweredError(f"the answer is larger than {most:,} bytes (answer_bytes)")
    data = response.read(most + 1)
    if len(data) > most:
        raise UnansweredError(f"the answer is larger than {most:,} bytes (answer_bytes)")
    if response.length:
        raise UnansweredError("the answer was cut short")
    return data


def _refused(response: http.client.HTTPResponse, key: str | None) -> Exception:
    status = response.status
    if http.client.MULTIPLE_CHOICES <= status < http.client.BAD_REQUEST:
        return UnreachableError(f"redirects elsewhere (HTTP {status}), which is not followed")
    said = _said(response)
    if key:
        said = said.replace(key, "[key]")
    line = f"HTTP {status}" + (f": {said[:SHOWN]}" if said else "")
    if status in FOR_THIS_PASSAGE or status >= SERVER_FAULT:
        return UnansweredError(line)
    return UnreachableError(f"refuses: {line}")


def _said(response: http.client.HTTPResponse) -> str:
    """The reason that a server gives, as one harmless line; its status line says it else."""
    try:
        told = json.loads(response.read(ERROR_BYTES))
        error = told["error"]
        said = error if isinstance(error, str) else error["message"]
    except (OSError, http.client.HTTPException, ValueError, LookupError, TypeError, RecursionError):
        said = response.reason
    return harmless(" ".join(str(said).split()))


def _broken(cause: Exception) -> Exception:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return UnreachableError(f"did not prove its name: {harmless(cause.verify_message)}")
    if isinstance(cause, ssl.SSLError):
        return UnreachableError("speaks no encryption that can be trusted")
    if isinstance(cause, http.client.IncompleteRead):
        return UnansweredError("the answer was cut short")
    if isinstance(cause, OSError):
        return UnansweredError("the connection was cut")
    return UnansweredError("did not answer in HTTP")
