"""Yizheng: an offline desktop archive of consultative-conference sessions."""
