groups = {[1, 2]: "list"}
