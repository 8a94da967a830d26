"""A class of made-up students, to see and to test what grading does with each of them."""
