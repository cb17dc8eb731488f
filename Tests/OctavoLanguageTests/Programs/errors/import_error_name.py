from sys import nothing_of_this_name
