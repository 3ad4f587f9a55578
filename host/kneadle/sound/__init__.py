"""What a person who cannot look hears: sounds, a voice, the terminal's bell, the ball's buzz."""
