"""What a process shows of itself over HTTP: metrics, whether it lives, whether it is ready. It changes nothing."""
