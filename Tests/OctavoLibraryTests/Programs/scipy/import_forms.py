import scipy
import scipy.stats as st
import scipy.optimize
from scipy import stats, optimize
from scipy.stats import norm

print(
    st.norm.cdf(0),
    stats.norm is norm,
    scipy.stats is st,
    optimize.minimize is scipy.optimize.minimize,
    scipy.__version__.split(".")[0],
    norm.name,
    st.bernoulli.name,
)
try:
    from scipy.stats import nothing_here
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    st.nothing_here
except AttributeError as error:
    print(error)
try:
    import scipy.nothing
except ModuleNotFoundError as error:
    print(error)
