"""What was asked: frozen data of listings, profiles, comparisons; no words and no layout."""
