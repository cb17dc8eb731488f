"""The order in which `einsum` contracts its operands, and a report about it."""
import numpy as np


def _subscripts(operands):
    """Labels of inputs and output, and the arrays."""
    if isinstance(operands[0], str):
        text = operands[0].replace(" ", "")
        arrays = [np.asanyarray(operand) for operand in operands[1:]]
    else:
        arrays, labels, rest = [], [], list(operands)
        while len(rest) > 1:
            arrays.append(np.asanyarray(rest.pop(0)))
            labels.append(rest.pop(0))
        letters = "".join(chr(97 + k) for k in range(26)) + "".join(chr(65 + k) for k in range(26))
        text = ",".join("".join(letters[k] for k in part) for part in labels)
        if rest:
            text += "->" + "".join(letters[k] for k in rest[0])
    if "." in text:
        raise NotImplementedError("einsum_path with '...' is not supported by Octavo; name the axes")
    if "->" in text:
        inputs, output = text.split("->")
    else:
        inputs = text
        plain = text.replace(",", "")
        output = "".join(sorted(label for label in set(plain) if plain.count(label) == 1))
    inputs = inputs.split(",")
    if len(inputs) != len(arrays):
        raise ValueError("Number of einsum subscripts must be equal to the number of operands.")
    return inputs, output, arrays


def _flops(labels, sums, count, sizes):
    size = 1
    for label in labels:
        size *= sizes[label]
    return size * (max(1, count - 1) + (1 if sums else 0))


def _size(labels, sizes):
    size = 1
    for label in labels:
        size *= sizes[label]
    return size


def _contract(positions, sets, output):
    """What a contraction leaves: its labels, the remaining sets, the summed labels, all labels involved."""
    involved = set().union(*[sets[k] for k in positions])
    remaining = [labels for k, labels in enumerate(sets) if k not in positions]
    needed = set(output).union(*remaining)
    result = involved & needed
    return result, remaining + [result], involved - result, involved


def _greedy(sets, output, sizes, limit):
    sets, path, count = list(sets), [], len(sets)
    naive = _flops(set().union(*sets), bool(set().union(*sets) - set(output)), count, sizes)
    spent = 0
    while len(sets) > 1:
        best = None
        for outer in (False, True):
            for j in range(len(sets)):
                for k in range(j + 1, len(sets)):
                    if not outer and not sets[j] & sets[k]:
                        continue
                    result, remaining, summed, involved = _contract((j, k), sets, output)
                    if _size(result, sizes) > limit:
                        continue
                    cost = _flops(involved, bool(summed), 2, sizes)
                    removed = _size(sets[j], sizes) + _size(sets[k], sizes) - _size(result, sizes)
                    if spent + cost > naive:
                        continue
                    key = (-removed, cost)
                    if best is None or key < best[0]:
                        best = (key, (j, k), remaining, cost)
            if best:
                break
        if best is None:
            path.append(tuple(range(len(sets))))
            break
        path.append(best[1])
        sets = best[2]
        spent += best[3]
    return path


def _optimal(sets, output, sizes, limit):
    states = [(0, [], list(sets))]
    for _ in range(len(sets) - 1):
        following = []
        for cost, path, current in states:
            for j in range(len(current)):
                for k in range(j + 1, len(current)):
                    result, remaining, summed, involved = _contract((j, k), current, output)
                    if _size(result, sizes) > limit:
                        continue
                    following.append((cost + _flops(involved, bool(summed), 2, sizes), path + [(j, k)], remaining))
        if not following:
            cost, path, current = min(states, key=lambda state: state[0])
            return path + [tuple(range(len(current)))]
        states = following
    return min(states, key=lambda state: state[0])[1] if len(sets) > 1 else [(0,)]


def einsum_path(*operands, optimize="greedy", einsum_call=False):
    inputs, output, arrays = _subscripts(operands)
    sizes = {}
    for number, (labels, array) in enumerate(zip(inputs, arrays)):
        if array.ndim != len(labels):
            raise ValueError(
                f"Einstein sum subscript {inputs[number]} does not contain the correct number of indices for operand "
                f"{number}.")
        for label, length in zip(labels, array.shape):
            if sizes.get(label, 1) not in (1, length) and length != 1:
                raise ValueError(f"Size of label '{label}' for operand {number} ({sizes[label]}) does not match previous "
                                 f"terms ({length}).")
            sizes[label] = max(sizes.get(label, 1), length)
    sets = [set(labels) for labels in inputs]
    everything = set().union(*sets)
    limit = max(_size(labels, sizes) for labels in sets + [set(output)])
    path_type = "greedy" if optimize is True else optimize
    if isinstance(path_type, tuple):
        path_type, limit = path_type[0], int(path_type[1])
    if optimize is False or optimize is None or len(inputs) in (1, 2):
        path = [tuple(range(len(inputs)))]
    elif isinstance(path_type, list) or (path_type and path_type[0] == "einsum_path"):
        path = list(path_type[1:])
    elif path_type == "greedy":
        path = _greedy(sets, set(output), sizes, limit)
    elif path_type == "optimal":
        path = _optimal(sets, set(output), sizes, limit)
    else:
        raise KeyError(f"Path name {path_type} not found")
    naive = _flops(everything, len("".join(inputs)) > len(everything), len(inputs), sizes)
    lines, spent, scalings, largest = [], 0, [], []
    current, left = list(inputs), list(sets)
    for step, positions in enumerate(path):
        positions = tuple(sorted(positions, reverse=True))
        result, remaining, summed, involved = _contract(positions, left, set(output))
        spent += _flops(involved, bool(summed), len(positions), sizes)
        scalings.append(len(involved))
        largest.append(_size(result, sizes))
        taken = [current.pop(k) for k in positions]
        left = remaining
        if step == len(path) - 1:
            made = output
        else:
            made = "".join(sorted(result, key=lambda label: (sizes[label], label)))
        current.append(made)
        lines.append((len(involved), ",".join(taken) + "->" + made, ",".join(current) + "->" + output))
    spent += 1
    speedup = naive / spent
    whole = ",".join(inputs) + "->" + output
    report = f"  Complete contraction:  {whole}\n"
    report += f"         Naive scaling:  {len(everything)}\n"
    report += f"     Optimized scaling:  {max(scalings)}\n"
    report += f"      Naive FLOP count:  {naive:.3e}\n"
    report += f"  Optimized FLOP count:  {spent:.3e}\n"
    report += f"   Theoretical speedup:  {speedup:.3f}\n"
    report += f"  Largest intermediate:  {max(largest):.3e} elements\n"
    report += "-" * 74 + "\n" + "scaling                  current                                remaining\n" + "-" * 74
    for scaling, contraction, remaining in lines:
        report += f"\n{scaling:4d}    {contraction:>24} {remaining:>40}"
    return ["einsum_path"] + path, report
