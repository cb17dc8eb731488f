print("before the import")
import helper_broken
