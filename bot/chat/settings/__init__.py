"""What a chat wants: its wishes, and the panel that shows and changes them."""
