"""What strangers send, and that it does no harm: the tests that .github/SECURITY.md names."""
