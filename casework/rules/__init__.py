"""The office's rules, pure: facts and `now` come in, a value or a decision with its reasons goes out."""
