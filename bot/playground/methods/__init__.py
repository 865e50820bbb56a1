"""The methods of the Bot API, one file per area; `table` names them all."""
