"""The names of `matplotlib.pyplot` beside those of NumPy, as old programs have them."""
import numpy as np
from numpy import *
from numpy.fft import *
from numpy.linalg import *
from numpy.random import *
from matplotlib.pyplot import *
