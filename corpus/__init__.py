"""The corpus: guidelines, written sentences, coded news, and the tools that make and check them.

Not shipped in the wheel. Start at `GUIDELINES.md` (how to code) and `README.md` (what is here).
"""
