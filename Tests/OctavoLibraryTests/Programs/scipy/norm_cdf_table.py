from scipy.stats import norm
print("   z  " + "".join(f"{c / 100:8.2f}" for c in range(0, 10, 3)))
for r in range(0, 31, 5):
    print(f"{r / 10:5.1f} " + "".join(f"{norm.cdf(r / 10 + c / 100):8.4f}" for c in range(0, 10, 3)))
