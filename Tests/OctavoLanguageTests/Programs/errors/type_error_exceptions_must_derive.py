raise "an error text"
