import cmd
import io


class Adder(cmd.Cmd):
    """A small calculator."""

    prompt = "> "
    total = 0

    def do_add(self, arg):
        "add N: adds a number"
        self.total += int(arg)
        print("total", self.total)

    def do_quit(self, arg):
        return True

    def help_numbers(self):
        print("numbers are whole")

    def default(self, line):
        print("what is", line)


adder = Adder(stdout=io.StringIO())
for line in ("add 3", "add 4", "", "nothing here", "?add"):
    adder.onecmd(line)
adder.onecmd("help")
adder.onecmd("help numbers")
adder.onecmd("help missing")
adder.columnize([f"item{n}" for n in range(30)], 60)
print(adder.stdout.getvalue(), adder.onecmd("quit"), adder.parseline("add  1 2"), adder.completenames("a"))
looped = Adder(stdin=io.StringIO("add 1\nadd 2\nquit\n"), stdout=io.StringIO())
looped.use_rawinput = False
looped.cmdloop("begin")
print(repr(looped.stdout.getvalue()))
