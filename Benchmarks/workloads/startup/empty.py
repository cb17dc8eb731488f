# An empty script: what remains is the start-up of the program.
