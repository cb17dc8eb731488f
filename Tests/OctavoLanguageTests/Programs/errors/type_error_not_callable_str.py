"text"()
