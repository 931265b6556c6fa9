"""Lessons as a package for a school's system: SCORM 1.2, SCORM 2004 and cmi5."""

from playground.lms.package import Exported, ExportError, export

__all__ = ["ExportError", "Exported", "export"]
