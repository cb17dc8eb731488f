#ifndef CSpecialFunctions_h
#define CSpecialFunctions_h
#endif
