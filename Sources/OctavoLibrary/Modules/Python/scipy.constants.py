"""Constants of physics and mathematics, and units in those of the SI.

The values are those of CODATA 2022 (Mohr, Newell, Taylor and Tiesinga, NIST SP 961, 2024); units are defined as in the
NIST Guide to the SI (SP 811).
"""
import math as _math

import numpy as _np

pi = _math.pi
golden = golden_ratio = (1 + _math.sqrt(5)) / 2

# Prefixes

quetta, ronna, yotta, zetta, exa, peta, tera, giga, mega = 1e30, 1e27, 1e24, 1e21, 1e18, 1e15, 1e12, 1e9, 1e6
kilo, hecto, deka, deci, centi, milli, micro, nano = 1e3, 1e2, 1e1, 1e-1, 1e-2, 1e-3, 1e-6, 1e-9
pico, femto, atto, zepto, yocto, ronto, quecto = 1e-12, 1e-15, 1e-18, 1e-21, 1e-24, 1e-27, 1e-30
kibi, mebi, gibi, tebi, pebi, exbi, zebi, yobi = (1 << 10 * power for power in range(1, 9))

# Constants of physics

c = speed_of_light = 299792458.0
mu_0 = 1.25663706127e-06
epsilon_0 = 8.8541878188e-12
h = Planck = 6.62607015e-34
hbar = h / (2 * pi)
G = gravitational_constant = 6.6743e-11
g = 9.80665
e = elementary_charge = 1.602176634e-19
R = gas_constant = 8.31446261815324
alpha = fine_structure = 0.0072973525643
N_A = Avogadro = 6.02214076e23
k = Boltzmann = 1.380649e-23
sigma = Stefan_Boltzmann = 5.6703744191844314e-08
Wien = 0.0028977719551851727
Rydberg = 10973731.568157
m_e = electron_mass = 9.1093837139e-31
m_p = proton_mass = 1.67262192595e-27
m_n = neutron_mass = 1.67492750056e-27

# Mass in kilograms

gram = 1e-3
metric_ton = 1e3
grain = 64.79891e-6
lb = pound = 7000 * grain
oz = ounce = pound / 16
stone = 14 * pound
long_ton, short_ton = 2240 * pound, 2000 * pound
blob = slinch = pound * g / 0.0254
slug = blob / 12
troy_ounce = 480 * grain
troy_pound = 12 * troy_ounce
carat = 200e-6
m_u = atomic_mass = u = 1.66053906892e-27

# Angle in radians

degree = pi / 180
arcmin = arcminute = degree / 60
arcsec = arcsecond = arcmin / 60

# Time in seconds

minute = 60.0
hour = 60 * minute
day = 24 * hour
week = 7 * day
year = 365 * day
Julian_year = 365.25 * day

# Length in metres

inch = 0.0254
foot = 12 * inch
yard = 3 * foot
mile = 1760 * yard
mil = inch / 1000
pt = point = inch / 72
survey_foot = 1200.0 / 3937
survey_mile = 5280 * survey_foot
nautical_mile = 1852.0
fermi, angstrom, micron = 1e-15, 1e-10, 1e-6
au = astronomical_unit = 149597870700.0
light_year = Julian_year * c
parsec = au / arcsec

# Pressure in pascals

atm = atmosphere = 101325.0
bar = 1e5
torr = mmHg = atm / 760
psi = pound * g / (inch * inch)

# Area in square metres

hectare = 1e4
acre = 43560 * foot**2

# Volume in cubic metres

litre = liter = 1e-3
gallon = gallon_US = 231 * inch**3
fluid_ounce = fluid_ounce_US = gallon_US / 128
bbl = barrel = 42 * gallon_US
gallon_imp = 4.54609e-3
fluid_ounce_imp = gallon_imp / 160

# Speed in metres per second

kmh = 1e3 / hour
mph = mile / hour
mach = speed_of_sound = 340.5
knot = nautical_mile / hour

# Temperature in kelvins

zero_Celsius = 273.15
degree_Fahrenheit = 1 / 1.8

# Energy in joules, power in watts, force in newtons

eV = electron_volt = elementary_charge
calorie = calorie_th = 4.184
calorie_IT = 4.1868
erg = 1e-7
Btu_th = pound * degree_Fahrenheit * calorie_th / gram
Btu = Btu_IT = pound * degree_Fahrenheit * calorie_IT / gram
ton_TNT = 1e9 * calorie_th
hp = horsepower = 550 * foot * pound * g
dyn = dyne = 1e-5
lbf = pound_force = pound * g
kgf = kilogram_force = g


def convert_temperature(val, old_scale, new_scale):
    val = _np.asarray(val)
    old, new = old_scale.lower(), new_scale.lower()
    if old in ("celsius", "c"):
        kelvins = val + zero_Celsius
    elif old in ("kelvin", "k"):
        kelvins = val
    elif old in ("fahrenheit", "f"):
        kelvins = (val - 32) * 5 / 9 + zero_Celsius
    elif old in ("rankine", "r"):
        kelvins = val * 5 / 9
    else:
        raise NotImplementedError(f"{old_scale=} is unsupported: supported scales are Celsius, Kelvin, Fahrenheit, and "
                                  "Rankine")
    if new in ("celsius", "c"):
        return kelvins - zero_Celsius
    if new in ("kelvin", "k"):
        return kelvins
    if new in ("fahrenheit", "f"):
        return (kelvins - zero_Celsius) * 9 / 5 + 32
    if new in ("rankine", "r"):
        return kelvins * 9 / 5
    raise NotImplementedError(f"{new_scale=} is unsupported: supported scales are 'Celsius', 'Kelvin', 'Fahrenheit', and "
                              "'Rankine'")


def lambda2nu(lambda_):
    return c / _np.asarray(lambda_)


def nu2lambda(nu):
    return c / _np.asarray(nu)


_TABLE = ("ConstantWarning", "find", "physical_constants", "precision", "unit", "value")
__all__ = [name for name in globals() if not name.startswith("_")] + list(_TABLE)


def __getattr__(name):
    if name not in _TABLE:
        raise AttributeError(f"module 'scipy.constants' has no attribute '{name}'")
    from scipy.constants import _codata
    found = globals()[name] = getattr(_codata, name)
    return found
