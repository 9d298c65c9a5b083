"""Native code behind the seam: a prototype, in no wheel."""
