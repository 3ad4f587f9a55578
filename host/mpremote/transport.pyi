class TransportError(Exception): ...

class TransportExecError(TransportError):
    status_code: bytes  # what the program printed before it failed
    error_output: str
