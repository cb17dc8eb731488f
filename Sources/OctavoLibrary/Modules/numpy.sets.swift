import OctavoLanguage
import OctavoNumerics

// Set functions of the `numpy` module.
extension NamedTupleRow {
  private static let sets = "numpy.lib._arraysetops_impl"
  static let uniqueAll = NamedTupleRow(
    "UniqueAllResult", module: sets, "values", "indices", "inverse_indices", "counts")
  static let uniqueCounts = NamedTupleRow("UniqueCountsResult", module: sets, "values", "counts")
  static let uniqueInverse = NamedTupleRow("UniqueInverseResult", module: sets, "values", "inverse_indices")
}

extension Native {
  static let numpySets: [Native] = [
    Native(
      "unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True)"
    ) { call in
      let machine = call.machine
      let wanted = try (1...3).map { try call.bool($0) }
      let array = try call.array(0)
      let equalNaN = try call.bool(5)
      let axis = try call.optionalInt(4)
      if axis == nil, !wanted.contains(true) {
        return machine.arrayObject(try machine.computing { try array.unique(equalNaN: equalNaN) })
      }
      let all = try machine.computing {
        try axis.map { try array.uniqueSlices(axis: $0) } ?? array.uniqueAll(equalNaN: equalNaN)
      }
      let extras = zip(wanted, [all.index, all.inverse, all.counts]).filter(\.0).map {
        machine.arrayObject($0.1)
      }
      let values = machine.arrayObject(all.values)
      return extras.isEmpty ? values : machine.tuple([values] + extras)
    },
    Native("unique_all(x)") { call in
      let all = try call.array(0).uniqueAll(equalNaN: false)
      return call.machine.namedTuple(
        .uniqueAll, [all.values, all.index, all.inverse, all.counts].map { call.machine.arrayObject($0) })
    },
    Native("unique_counts(x)") { call in
      let all = try call.array(0).uniqueAll(equalNaN: false)
      return call.machine.namedTuple(
        .uniqueCounts, [all.values, all.counts].map { call.machine.arrayObject($0) })
    },
    Native("unique_inverse(x)") { call in
      let all = try call.array(0).uniqueAll(equalNaN: false)
      return call.machine.namedTuple(
        .uniqueInverse, [all.values, all.inverse].map { call.machine.arrayObject($0) })
    },
    Native("unique_values(x)") { call in try call.arrayResult { try $0.unique(equalNaN: false) } },
    Native("isin(element, test_elements, assume_unique=False, invert=False, *, kind=None)") { call in
      call.machine.value(try call.array(0).isIn(call.array(1), invert: call.bool(3)))
    },
    Native("intersect1d(ar1, ar2, assume_unique=False, return_indices=False)") { call in
      let (a, b) = (try call.array(0), try call.array(1))
      if try !call.bool(3) { return call.machine.arrayObject(try NDArray.intersect(a, b)) }
      let found = try NDArray.intersection(a, b)
      return call.machine.arrayTuple([found.values, found.first, found.second])
    },
    Native("union1d(ar1, ar2)") { call in
      call.machine.arrayObject(try NDArray.union(call.array(0), call.array(1)))
    },
    Native("setdiff1d(ar1, ar2, assume_unique=False)") { call in
      let (a, b) = (try call.array(0), try call.array(1))
      if try call.bool(2) {
        let flat = try a.ravel()
        return call.machine.arrayObject(try flat.compress(flat.isIn(b, invert: true), axis: 0))
      }
      return call.machine.arrayObject(try NDArray.difference(a, b))
    },
    Native("setxor1d(ar1, ar2, assume_unique=False)") { call in
      call.machine.arrayObject(try NDArray.symmetricDifference(call.array(0), call.array(1)))
    },
  ]
}
