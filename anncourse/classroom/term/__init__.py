"""A class over a term: due dates, extensions, what handing in late costs, who stands where."""
