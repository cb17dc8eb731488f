# einsum against a sum written out over every index.
import itertools
import random

import numpy as np

rng = random.Random(11)


def naive(subscripts, *operands):
    inputs, output = subscripts.split("->")
    inputs = inputs.split(",")
    sizes = {}
    for names, operand in zip(inputs, operands):
        sizes.update(zip(names, operand.shape))
    summed = [name for name in sizes if name not in output]
    result = np.zeros([sizes[name] for name in output])
    for place in itertools.product(*[range(sizes[name]) for name in output]):
        at = dict(zip(output, place))
        for rest in itertools.product(*[range(sizes[name]) for name in summed]):
            at.update(zip(summed, rest))
            term = 1.0
            for names, operand in zip(inputs, operands):
                term *= operand[tuple(at[name] for name in names)]
            result[place] += term
    return result


agreed = 0
for _ in range(150):
    sizes = {name: rng.randint(1, 3) for name in "ijkl"}
    inputs = ["".join(rng.choice("ijkl") for _ in range(rng.randint(1, 3))) for _ in range(rng.randint(1, 3))]
    used = sorted(set("".join(inputs)))
    output = "".join(rng.sample(used, rng.randint(0, len(used))))
    operands = []
    for names in inputs:
        shape = [sizes[name] for name in names]
        operands.append((np.arange(int(np.prod(shape))) % 5 - 1.5).reshape(shape))
    subscripts = ",".join(inputs) + "->" + output
    agreed += np.allclose(np.einsum(subscripts, *operands), naive(subscripts, *operands))
    agreed += np.allclose(np.einsum(subscripts, *operands, optimize=True), naive(subscripts, *operands))
print(agreed)
