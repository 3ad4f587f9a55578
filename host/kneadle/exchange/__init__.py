"""Sessions for other programs and from them: export, import, and a zip that keeps everything."""
