import scipy.stats as st
x = st.nrom.pdf(0)
