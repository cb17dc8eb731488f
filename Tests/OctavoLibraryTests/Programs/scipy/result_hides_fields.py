from scipy.optimize import OptimizeResult, linprog

print(OptimizeResult(x=1, slack=2, con=3, crossover_nit=4, other=5))
result = linprog([-1, 4], A_ub=[[-3, 1], [1, 2]], b_ub=[6, 4], bounds=[(None, None), (-3, None)])
print([line.split(":")[0].strip() for line in str(result).split("\n")])
print(result.slack, result.con, "slack" in result)
