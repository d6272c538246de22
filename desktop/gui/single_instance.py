"""A second start raises the window of the first, and hands it the archive to open."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 1_000


class SingleInstance(QObject):
    """A named pipe of this user on this machine; `state` tells users and trial runs apart."""

    asked = Signal(str)

    def __init__(self, state: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "yizheng-" + hashlib.sha256(str(state).encode()).hexdigest()[:16]
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        self._callers: list[QLocalSocket] = []

    def hand_over(self, archive: Path | None) -> bool:
        """Ask a window that is open already to come up, with an archive if one is named; False: none is."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(QByteArray((str(archive.resolve()) if archive else "").encode() + b"\n"))
        is_told = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return bool(is_told)

    def listen(self) -> bool:
        """Wait for later starts; what a crash left of the pipe is removed first."""
        QLocalServer.removeServer(self._name)
        return bool(self._server.listen(self._name))

    def close(self) -> None:
        """Wait no more."""
        self._server.close()

    def _on_connected(self) -> None:
        caller = self._server.nextPendingConnection()
        self._callers.append(caller)
        caller.readyRead.connect(lambda: self._on_said(caller))
        if caller.canReadLine():
            self._on_said(caller)

    def _on_said(self, caller: QLocalSocket) -> None:
        if caller in self._callers and caller.canReadLine():
            self._callers.remove(caller)
            self.asked.emit(bytes(caller.readLine().data()).decode(errors="replace").strip())
