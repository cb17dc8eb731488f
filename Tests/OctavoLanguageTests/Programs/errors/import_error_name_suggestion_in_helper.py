from helper_faulty import outter
