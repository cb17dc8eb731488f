# tempfile: files and folders that last as long as the run; their names are not shown.
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "a.txt")
    with open(path, "w") as file:
        file.write("text")
    print(os.listdir(folder), os.path.getsize(path), os.path.isdir(folder))
print(os.path.exists(folder))
with tempfile.NamedTemporaryFile(mode="w+", suffix=".txt") as file:
    file.write("one\ntwo\n")
    file.flush()
    print(file.name.endswith(".txt"), open(file.name).read().split(), file.closed)
    file.seek(0)
    print([line.strip() for line in file])
print(os.path.exists(file.name), file.closed)
with tempfile.TemporaryFile() as file:
    file.write(b"abc")
    file.seek(1)
    print(file.read())
with tempfile.TemporaryFile("w+") as file:
    print(file.write("é"), file.seek(0), file.read())
with tempfile.SpooledTemporaryFile(mode="w+") as file:
    file.write("x")
    file.seek(0)
    print(file.read())
made = tempfile.mkdtemp(prefix="made_", suffix="_dir")
print(os.path.basename(made).startswith("made_"), made.endswith("_dir"), os.listdir(made))
path = tempfile.mkstemp(dir=made)[1]
print(os.path.getsize(path), os.path.dirname(path) == made, tempfile.gettempprefix())
os.remove(path)
os.rmdir(made)
kept = tempfile.NamedTemporaryFile(delete=False)
kept.write(b"12")
kept.close()
print(os.path.getsize(kept.name))
os.unlink(kept.name)
