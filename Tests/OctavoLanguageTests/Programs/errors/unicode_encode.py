"naïve €".encode("latin-1")
