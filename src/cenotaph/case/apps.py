"""The Django application of the projection, so that a workbench can install it."""

from __future__ import annotations

from django.apps import AppConfig


class CaseConfig(AppConfig):
    """Its tables are made from the models; see `cenotaph.case.database`."""

    name = "cenotaph.case"
    label = "case"
    verbose_name = "Case"
    default_auto_field = "django.db.models.BigAutoField"
