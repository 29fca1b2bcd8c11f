"""What can be said in a chat or an archive: blocks, and the shapes built of them. No markup of any platform."""
