"""What officers are told of their deadlines: messages, addresses, calendar feeds. No person, no free text."""
