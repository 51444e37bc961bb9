"""The trained reader of tolls: which figures count people killed, whatever the words."""
