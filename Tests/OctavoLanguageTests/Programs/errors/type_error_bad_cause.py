raise ValueError("x") from "text"
