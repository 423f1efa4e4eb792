Flask==3.1.3
