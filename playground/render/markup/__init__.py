"""What all HTML is made with: elements, Markdown, values, words."""
