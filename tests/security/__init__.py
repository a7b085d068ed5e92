"""Untrusted input, and that it does no harm: the tests that .github/SECURITY.md names."""
