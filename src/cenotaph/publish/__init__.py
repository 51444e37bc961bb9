"""A case file becomes what others read: dossier, JSON answers, data sets."""
