"""A session, or weeks of them, as one HTML file that needs nothing but itself."""
