"""One run of a script: what is known of it while it goes on, what ends it, who watches it."""
