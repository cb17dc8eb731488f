import math
from unittest import mock
from unittest.mock import ANY, MagicMock, Mock, PropertyMock, call, create_autospec, mock_open, patch, sentinel

m = Mock(return_value=3)
print(m(1, a=2), m.called, m.call_count, m.call_args, m.call_args.args, m.call_args.kwargs, m.call_args_list, m.mock_calls)
m.method.return_value = "x"
print(m.method("q").upper(), m.method_calls)
for check in (
    lambda: m.assert_called_once_with(2), lambda: m.assert_not_called(), lambda: m.other.assert_called(),
    lambda: m.method.assert_any_call("z"), lambda: m.assert_has_calls([call(9)]), lambda: m.asert_called(),
    lambda: Mock().assert_called_with(1),
):
    try:
        check()
    except (AssertionError, AttributeError) as error:
        print(error)
m.side_effect = [1, ValueError("boom")]
print(m())
try:
    m()
except ValueError as error:
    print(error)
m.side_effect = lambda x: x * 2
print(m(21))
magic = MagicMock()
magic.__len__.return_value = 5
magic.__getitem__.side_effect = lambda key: key + 1
print(len(magic), list(magic), magic[3], bool(magic), int(magic), 3 in magic, magic == magic)
with magic as entered:
    print(entered is magic.__enter__.return_value)


class T:
    def f(self, x):
        return x

    @property
    def p(self):
        return 1


with patch.dict({"a": 1}, b=2) as d:
    print(d)
with patch.object(T, "f", autospec=True) as f:
    f.return_value = 4
    t = T()
    print(t.f(3))
    f.assert_called_once_with(t, 3)
print(T().f(5))
with patch.object(T, "p", new_callable=PropertyMock) as p:
    p.return_value = 9
    print(T().p)
with patch("builtins.open", mock_open(read_data="one\ntwo\n")):
    with open("x") as file:
        print(repr(file.read()))
    with open("x") as file:
        print(list(file))
spec = create_autospec(T)
try:
    spec().f()
except TypeError as error:
    print(error)
print(ANY == 3, sentinel.foo, sentinel.foo is sentinel.foo, call(1, a=2), call.a.b(3).c(), call(ANY) == call(7))


@patch("math.sqrt")
def replaced(sqrt):
    sqrt.return_value = 2
    return math.sqrt(9)


print(replaced(), math.sqrt(9))
chain = Mock()
chain.a(1)
chain.b(2).c()
print(chain.mock_calls == [call.a(1), call.b(2), call.b().c()], chain.mock_calls)
chain.reset_mock()
print(chain.mock_calls, Mock(spec=["x"]).x is not None, isinstance(Mock(spec=T), T))
for wrong in (lambda: Mock(spec=["x"]).y, lambda: setattr(Mock(spec_set=["x"]), "y", 1), lambda: patch.object(T, "nothing").start()):
    try:
        wrong()
    except AttributeError as error:
        print(error)
