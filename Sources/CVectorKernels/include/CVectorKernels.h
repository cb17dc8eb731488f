#ifndef CVectorKernels_h
#define CVectorKernels_h
#endif
