"""What the tests share: marked-up sentences, samples, runs of the program."""
