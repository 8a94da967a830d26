"""The 2-2-1 network with live numbers, for lesson 04."""

from anncourse.figures.live_network.figure import network_values

__all__ = ["network_values"]
