"""Charts: from values to an SVG, and to a picture in a message."""
