"""The office's templates: messages now; documents and pages as they come. No code lives here."""
