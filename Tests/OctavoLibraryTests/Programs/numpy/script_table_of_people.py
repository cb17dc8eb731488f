# A table as a structured array, and recfunctions.
import numpy as np
people = np.array([('Rex', 9, 81.0), ('Fido', 3, 27.0), ('Ann', 5, 44.5)], dtype=[('name', 'U10'), ('age',
    'i4'), ('weight', 'f4')])
print(people)
print(repr(people))
print(people.dtype)
print(people.dtype.names)
print(people['age'].mean(), people[1], people[1]['name'], people['name'])
people['age'] += 1
print(people['age'])
print(np.sort(people, order='age'))
print(np.sort(people, order=['weight'])['name'])
print(people[people['age'] > 5])
print(people[['name', 'age']])
print(repr(people[['name', 'age']]))
people[0] = ('Max', 1, 2.5)
print(people[0])
print(type(people[0]), people[0].item(), people[0].tolist())
z = np.zeros(2, dtype='i4, f8, U3')
print(z, z.dtype)
z['f0'] = [1, 2]
z['f2'] = 'abc'
print(z)
pt = np.dtype([('pos', [('x', 'f8'), ('y', 'f8')]), ('rgb', 'u1', (3,))])
p = np.zeros(2, dtype=pt)
p['pos']['x'] = [1, 2]
p['rgb'][0] = [10, 20, 30]
print(p)
print(p['pos'])
print(p['rgb'].shape)
print(pt)
print(repr(pt))
print(pt['pos'], pt.fields['rgb'], pt.itemsize)
r = people.view(np.recarray)
print(r.name, r.age)
print(r[0].name)
for row in people:
    print(row['name'], row['age'], row)
print(people.tolist())
print(people.itemsize, people.nbytes, people.shape)
try:
    people['x']
except ValueError as e:
    print(e)
try:
    people[['name', 'x']]
except KeyError as e:
    print('KeyError', e)
print(people == people)
print(people == people[0])
print((people != people).any())
print(np.argsort(people, order='weight'))
print(np.unique(np.array([(1, 2), (1, 2), (0, 5)], dtype='i4,i4')))
q = np.concatenate([people, people[:1]])
print(q.shape, q['name'])
import numpy.lib.recfunctions as rf
print(rf.append_fields(people, 'h', [1.0, 2.0, 3.0], usemask=False))
print(rf.drop_fields(people, 'age'))
print(rf.structured_to_unstructured(people[['age', 'weight']]))
print(rf.unstructured_to_structured(np.arange(6).reshape(3, 2), np.dtype([('a', int), ('b', float)])))
print(rf.merge_arrays((np.array([1, 2]), np.array([10.0, 20.0]))))
print(rf.rename_fields(people, {'name': 'n'}).dtype)
