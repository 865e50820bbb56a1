"""Where articles come from: feeds, pages and dated text files."""
