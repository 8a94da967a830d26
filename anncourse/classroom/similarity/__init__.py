"""Which answers of a class are more alike than chance and the lesson make them."""
