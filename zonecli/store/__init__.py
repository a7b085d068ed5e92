"""Where records live: TOML files read strictly, and quickly, with the place of everything in them."""
