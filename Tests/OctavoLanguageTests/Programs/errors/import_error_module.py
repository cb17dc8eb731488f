import numppy
