"""What the service shows over HTTP: health, metrics, the webhook, reading pages."""
