"""The way in and out of a learning management system: rosters, hand-ins, grades."""
