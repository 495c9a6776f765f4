"""The list of who is there, for the room: on the whole screen, in large letters."""
