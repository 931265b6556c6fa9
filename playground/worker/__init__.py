"""What the browser's worker calls: sessions by id, JSON in, JSON out."""
