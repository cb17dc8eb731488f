"""numba's decorators, which do nothing here: functions run on Octavo's engine as they are."""


def _decorator(*signature, **options):
    """Accepts `@jit`, `@jit(...)` and `@jit(signature)`."""
    if len(signature) == 1 and not options and callable(signature[0]):
        return signature[0]
    return lambda function: function


jit = njit = generated_jit = stencil = _decorator
prange = range


def vectorize(*signature, **options):
    import numpy

    if len(signature) == 1 and callable(signature[0]):
        return numpy.vectorize(signature[0])
    return numpy.vectorize


def set_num_threads(n):
    pass


def get_num_threads():
    return 1
