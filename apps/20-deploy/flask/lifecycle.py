"""What gunicorn's master tells its workers."""

from multiprocessing.sharedctypes import RawValue

# One byte of memory that all forked processes see.
stopping = RawValue("b", 0)
