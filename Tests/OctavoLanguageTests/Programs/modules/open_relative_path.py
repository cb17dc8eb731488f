with open("modules/data/cities.csv") as f:
    header, *rows = [line.strip().split(",") for line in f]
print(header)
for city, population, latitude in rows:
    print(f"{city:<10}{int(population):>10,}{float(latitude):>8.2f}")
import os
print(os.path.exists("modules/data/shop.json"), os.path.basename(os.getcwd()))
