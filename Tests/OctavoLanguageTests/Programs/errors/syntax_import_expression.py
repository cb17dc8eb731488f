import "math"
