"""How it looks: views into text. Renderers touch no terminal, no clock, no environment."""
